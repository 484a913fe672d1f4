package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keyring under its master key, and under the next one. */
class KeyringTest extends OpenVault {
  @Test
  void anotherMasterKeyOpensNothingAndLosesNothing() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.close();
    Files.move(masterKey(), folder.resolve("right.key"));

    String refusal = assertThrows(VaultException.class, () -> openIn(folder)).getMessage();

    assertTrue(refusal.contains("another master key"), refusal);
    Files.move(folder.resolve("right.key"), masterKey(), StandardCopyOption.REPLACE_EXISTING);
    vault = openIn(folder);
    assertEquals(1, vault.faces("alice").size());
  }

  @Test
  void anotherMasterKeyLeavesTheOldOneUseless() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.keepAdapted("alice", vault.faces("alice"), ADAPTED);
    vault.add("bob", "b", NOW, TEMPLATES);
    Path old = copyOf(masterKey());
    byte[] faces = Files.readAllBytes(facesOf("alice"));

    vault.rotate(Optional.empty());

    assertEquals(1, vault.faces("bob").size());
    reopen();
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals(1, vault.faces("bob").size());
    assertEquals("r--------", permissions(masterKey()));
    assertEquals(List.of("alice.adapted", "alice.faces", "bob.faces", "keyring"), names(files()));
    assertFalse(Arrays.equals(faces, Files.readAllBytes(facesOf("alice"))));
    MasterKey oldKey = MasterKey.load(Optional.empty(), old);
    assertThrows(VaultException.class, () -> Vault.open(files(), oldKey));
  }

  @Test
  void aDamagedFileKeepsTheMasterKeyAsItIs() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);
    Files.write(facesOf("bob"), new byte[100]);
    byte[] key = Files.readAllBytes(masterKey());

    assertThrows(VaultException.class, () -> vault.rotate(Optional.empty()));

    assertArrayEquals(key, Files.readAllBytes(masterKey()));
    assertEquals(1, vault.faces("alice").size());
  }

  /** systemd hands over the next key only at the next start; whatever comes between is kept. */
  @Test
  void theNextCredentialOpensWhatWasKeptBeforeAndSince() throws Exception {
    vault.close();
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    second[0] = 1;
    vault = openWithCredential(first);
    String id = vault.add("alice", "a", NOW, TEMPLATES).id();
    vault.add("carol", "c", NOW, TEMPLATES);
    assertThrows(VaultException.class, () -> vault.rotate(Optional.empty()));

    vault.rotate(Optional.of(Secret.moving(second.clone())));

    assertTrue(vault.awaitsMasterKey());
    vault.add("bob", "b", NOW, TEMPLATES);
    vault.revoke("carol");
    vault.delete("alice", id);
    Secret third = Secret.moving(new byte[32]);
    assertThrows(VaultException.class, () -> vault.rotate(Optional.of(third)));
    vault.close();
    vault = openWithCredential(second);
    assertEquals(Set.of("bob", "carol"), vault.users());
    assertEquals(1, vault.faces("bob").size());
    assertEquals(1, vault.faces("carol").size());
    vault.close();
    assertThrows(VaultException.class, () -> openWithCredential(first));
    vault = openWithCredential(second);
  }

  @Test
  void aNextCredentialThatNeverCameChangesNothing() throws Exception {
    vault.close();
    vault = openWithCredential(new byte[32]);
    vault.add("alice", "a", NOW, TEMPLATES);
    byte[] second = new byte[32];
    second[0] = 1;
    vault.rotate(Optional.of(Secret.moving(second)));
    vault.close();

    vault = openWithCredential(new byte[32]);
    vault.add("bob", "b", NOW, TEMPLATES);

    assertEquals(1, vault.faces("alice").size());
    assertEquals(List.of("alice.faces", "bob.faces", "keyring"), names(files()));
  }

  @Test
  void aMissingKeyringIsNotReplacedByAnEmptyOne() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.close();
    byte[] content = Files.readAllBytes(keyring());
    Files.delete(keyring());

    String refusal = assertThrows(VaultException.class, () -> openIn(folder)).getMessage();
    assertTrue(refusal.contains(keyring() + " is missing"), refusal);

    Files.write(keyring(), content);
    vault = openIn(folder);
    assertEquals(1, vault.faces("alice").size());
  }

  @Test
  void everyChangedBitOfTheKeyringIsNoticed() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    byte[] whole = Files.readAllBytes(keyring());

    assertChangedBitsRefused(keyring(), () -> openIn(folder));
    Files.write(keyring(), whole);
    assertTruncationsRefused(keyring(), () -> openIn(folder));
  }

  private Vault openWithCredential(byte[] key) throws Exception {
    Path credentials = folder.resolve("credentials");
    Files.createDirectories(credentials);
    Files.write(credentials.resolve(MasterKey.CREDENTIAL), key);
    return Vault.open(files(), MasterKey.load(Optional.of(credentials), folder.resolve("no.key")));
  }

  private Path keyring() {
    return files().resolve("keyring");
  }

  private static Path copyOf(Path file) throws IOException {
    return Files.copy(file, file.resolveSibling(file.getFileName() + ".old"));
  }
}
