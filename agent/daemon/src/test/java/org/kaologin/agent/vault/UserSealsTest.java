package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;

/** What is sealed for a user opens with that user's secret only, as long as it is kept. */
class UserSealsTest extends OpenVault {
  @Test
  void nothingOfAFaceCanBeRead() throws Exception {
    vault.add("alice", "with glasses", NOW, TEMPLATES);

    String bytes = Files.readString(facesOf("alice"), StandardCharsets.ISO_8859_1);

    assertFalse(bytes.contains("glasses"));
    assertFalse(bytes.contains("templates"));
  }

  @Test
  void everyChangedBitIsNoticedAndOthersStayUsable() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);

    assertChangedBitsRefused(facesOf("alice"), () -> vault.faces("alice"));

    assertEquals(1, vault.faces("bob").size());
    assertEquals(1, vault.findings().size());
    assertTrue(vault.findings().get(0).startsWith(facesOf("alice").toString()));
  }

  @Test
  void everyTruncationIsNoticed() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    byte[] whole = Files.readAllBytes(facesOf("alice"));

    assertTruncationsRefused(facesOf("alice"), () -> vault.faces("alice"));
    Files.write(facesOf("alice"), Arrays.copyOf(whole, whole.length + 1));
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  @Test
  void anotherUsersFileIsNotTaken() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);

    Files.copy(facesOf("bob"), facesOf("alice"), StandardCopyOption.REPLACE_EXISTING);

    assertThrows(VaultException.class, () -> vault.faces("alice"));
    assertEquals("b", vault.faces("bob").get(0).name());
  }

  @Test
  void templatesLieInTheFileUnderTheUsersRotation() throws Exception {
    byte[] templates = templates(0);
    vault.add("alice", "a", NOW, templates);

    assertTrue(distance(templates, vault.faces("alice").get(0).templates()) < 1e-5);
    byte[] inTheFile = opened("alice");
    assertTrue(distance(templates, inTheFile) > 0.5);

    vault.revoke("alice");
    assertTrue(distance(templates, vault.faces("alice").get(0).templates()) < 1e-5);
    assertTrue(distance(inTheFile, opened("alice")) > 0.5);
  }

  @Test
  void whatWasRevokedOpensNoMoreThoughTheKeyIsThere() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);
    vault.keepAdapted("alice", vault.faces("alice"), ADAPTED);
    byte[] faces = Files.readAllBytes(facesOf("alice"));
    byte[] adapted = Files.readAllBytes(adaptedOf("alice"));

    assertTrue(vault.revoke("alice"));
    assertFalse(vault.revoke("nobody"));

    assertArrayEquals(TEMPLATES, vault.faces("alice").get(0).templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals(1, vault.faces("bob").size());
    Files.write(adaptedOf("alice"), adapted);
    assertThrows(VaultException.class, () -> adapted("alice"));
    Files.write(facesOf("alice"), faces);
    String refusal = assertThrows(VaultException.class, () -> vault.faces("alice")).getMessage();
    assertTrue(refusal.contains("revoked"), refusal);
  }

  @Test
  void whatWasDeletedOpensNoMore() throws Exception {
    String id = vault.add("alice", "a", NOW, TEMPLATES).id();
    byte[] faces = Files.readAllBytes(facesOf("alice"));

    vault.delete("alice", id);
    vault.add("alice", "b", NOW, TEMPLATES);

    Files.write(facesOf("alice"), faces);
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  /** Files as the version before wrote them; made by it. */
  @Test
  void filesOfTheFirstVersionAreReadAndMigrate() throws Exception {
    vault.close();
    for (String name : List.of("master.key", "alice.faces", "alice.adapted")) {
      Path to = (name.equals("master.key") ? folder : files()).resolve(name);
      try (var content = UserSealsTest.class.getResourceAsStream("first-version/" + name)) {
        Files.write(to, content.readAllBytes());
      }
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }
    byte[] old = Files.readAllBytes(facesOf("alice"));
    vault = openIn(folder);

    StoredFace face = vault.faces("alice").get(0);
    assertEquals("with glasses", face.name());
    assertArrayEquals(TEMPLATES, face.templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());

    vault.rename("alice", face.id(), "b");
    assertEquals(2, Files.readAllBytes(facesOf("alice"))[8]);
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());

    vault.rotate(Optional.empty());
    assertEquals(2, Files.readAllBytes(adaptedOf("alice"))[8]);
    assertArrayEquals(TEMPLATES, vault.faces("alice").get(0).templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    Files.write(facesOf("alice"), old);
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  private static double distance(byte[] one, byte[] other) {
    float[] a = TemplateCodec.decode(one).get(0).embeddings().get(FaceSample.SHAPE);
    float[] b = TemplateCodec.decode(other).get(0).embeddings().get(FaceSample.SHAPE);
    return Comparators.SHAPE.distance(a, List.of(b));
  }

  /** The templates as they lie in a user's file, to whoever has the keyring and undoes nothing. */
  private byte[] opened(String user) throws Exception {
    MasterKey key = MasterKey.load(Optional.empty(), masterKey());
    try (Keyring keyring = Keyring.open(files(), key);
        Secret secret = keyring.secrets(user).get(0)) {
      byte[] open = new Seal(secret).open(user, "faces", Files.readAllBytes(facesOf(user)));
      return FacesCodec.decode(open).get(0).templates();
    }
  }
}
