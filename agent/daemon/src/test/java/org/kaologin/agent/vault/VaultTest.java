package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.files.TinyDisk;

/** What is kept of users' faces, and where. */
class VaultTest extends OpenVault {
  @Test
  void aFaceOutlivesARestart() throws Exception {
    StoredFace added = vault.add("alice", "with glasses", NOW, TEMPLATES);
    reopen();

    List<StoredFace> faces = vault.faces("alice");

    assertEquals(1, faces.size());
    assertEquals(added.id(), faces.get(0).id());
    assertEquals("with glasses", faces.get(0).name());
    assertEquals(NOW, faces.get(0).enrolledAt());
    assertArrayEquals(TEMPLATES, faces.get(0).templates());
  }

  @Test
  void whoNeverEnrolledHasNoFaces() throws Exception {
    assertEquals(List.of(), vault.faces("alice"));
    assertEquals(Set.of(), vault.users());
  }

  @Test
  void aFaceIsRenamedAndForgottenByItsId() throws Exception {
    String first = vault.add("alice", "a", NOW, TEMPLATES).id();
    String second = vault.add("alice", "b", NOW, TEMPLATES).id();

    assertTrue(vault.rename("alice", second, "c"));
    assertTrue(vault.delete("alice", first));
    assertFalse(vault.delete("alice", first));
    assertFalse(vault.rename("alice", first, "x"));
    assertFalse(vault.delete("bob", second));

    assertEquals(List.of("c"), vault.faces("alice").stream().map(StoredFace::name).toList());
  }

  @Test
  void whoseLastFaceIsForgottenLeavesNoFile() throws Exception {
    vault.delete("alice", vault.add("alice", "a", NOW, TEMPLATES).id());

    assertEquals(Set.of(), vault.users());
    assertEquals(List.of("keyring"), names(files()));
  }

  @Test
  void tooManyFacesAreRefused() throws Exception {
    for (int i = 0; i < Vault.MOST_FACES; i++) {
      vault.add("alice", "a", NOW, TEMPLATES);
    }

    assertThrows(VaultException.class, () -> vault.add("alice", "a", NOW, TEMPLATES));
    assertEquals(Vault.MOST_FACES, vault.faces("alice").size());
  }

  @Test
  void onlyTheAgentMayReadIt() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);

    assertEquals("rwx------", permissions(files()));
    assertEquals("rw-------", permissions(facesOf("alice")));
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws Exception {
    Files.setPosixFilePermissions(files(), PosixFilePermissions.fromString("rwxr-x---"));

    VaultException refusal = assertThrows(VaultException.class, () -> openIn(folder));

    assertTrue(refusal.getMessage().contains("chmod 700"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../alice", "Alice", ".", "a%41", "漢", "a b\n", "alice.faces"})
  void anyNameStaysInsideTheFolderAndIsReadBack(String user) throws Exception {
    vault.add(user, "a", NOW, TEMPLATES);

    assertEquals(Set.of(user), vault.users());
    assertEquals(1, vault.faces(user).size());
    assertEquals(List.of(), vault.faces("alice"));
    assertEquals(2, names(files()).size());
  }

  @Test
  void aNameThatFileSystemsDoNotTakeIsRefused() throws Exception {
    String user = "漢".repeat(80);

    assertEquals(List.of(), vault.faces(user));
    assertThrows(VaultException.class, () -> vault.add(user, "a", NOW, TEMPLATES));
  }

  @Test
  void aDamagedFileIsNotOverwritten() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    Files.write(facesOf("alice"), new byte[] {1});

    assertThrows(VaultException.class, () -> vault.add("alice", "a", NOW, TEMPLATES));

    assertArrayEquals(new byte[] {1}, Files.readAllBytes(facesOf("alice")));
  }

  @Test
  void aFullDiskKeepsWhatWasEnrolled() throws Exception {
    assertEquals(
        List.of("No space left on device", "[alice.faces, keyring]", "[a]"),
        TinyDisk.run(Filling.class, files()));
  }

  /** Enrols until the disk is full. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws Exception {
      try (Vault vault = openIn(disk)) {
        vault.add("alice", "a", NOW, new byte[8_000]);
        VaultException refusal =
            assertThrows(
                VaultException.class, () -> vault.add("alice", "b", NOW, new byte[20_000]));
        return List.of(
            refusal.getMessage().replaceFirst(".*: ", ""),
            names(filesIn(disk)).toString(),
            vault.faces("alice").stream().map(StoredFace::name).toList().toString());
      }
    }
  }
}
