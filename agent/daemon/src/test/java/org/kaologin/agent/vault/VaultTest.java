package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.files.TinyDisk;

class VaultTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final byte[] TEMPLATES = "templates of alice".getBytes(StandardCharsets.UTF_8);

  private static final byte[] ADAPTED = "a beard".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void open() throws VaultException {
    vault = openVault(folder);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aFaceOutlivesARestart() throws Exception {
    StoredFace added = vault.add("alice", "with glasses", NOW, TEMPLATES);
    vault.close();
    vault = openVault(folder);

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
    assertEquals(List.of(), names(folder.resolve("vault")));
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

    assertEquals("rwx------", permissions(folder.resolve("vault")));
    assertEquals("rw-------", permissions(fileOf("alice")));
  }

  @Test
  void nothingOfAFaceCanBeRead() throws Exception {
    vault.add("alice", "with glasses", NOW, TEMPLATES);

    String bytes = Files.readString(fileOf("alice"), StandardCharsets.ISO_8859_1);

    assertFalse(bytes.contains("glasses"));
    assertFalse(bytes.contains("templates"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../alice", "Alice", ".", "a%41", "漢", "a b\n", "alice.faces"})
  void anyNameStaysInsideTheFolderAndIsReadBack(String user) throws Exception {
    vault.add(user, "a", NOW, TEMPLATES);

    assertEquals(Set.of(user), vault.users());
    assertEquals(1, vault.faces(user).size());
    assertEquals(List.of(), vault.faces("alice"));
    assertEquals(1, names(folder.resolve("vault")).size());
  }

  @Test
  void aNameThatFileSystemsDoNotTakeIsRefused() throws Exception {
    String user = "漢".repeat(80);

    assertEquals(List.of(), vault.faces(user));
    assertThrows(VaultException.class, () -> vault.add(user, "a", NOW, TEMPLATES));
  }

  @Test
  void everyChangedBitIsNoticedAndOthersStayUsable() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);
    byte[] whole = Files.readAllBytes(fileOf("alice"));

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(fileOf("alice"), changed);
      assertThrows(VaultException.class, () -> vault.faces("alice"));
    }

    assertEquals(1, vault.faces("bob").size());
    assertEquals(1, vault.findings().size());
    assertTrue(vault.findings().get(0).startsWith(fileOf("alice").toString()));
  }

  @Test
  void everyTruncationIsNoticed() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    byte[] whole = Files.readAllBytes(fileOf("alice"));

    for (int length = 0; length < whole.length; length++) {
      Files.write(fileOf("alice"), Arrays.copyOf(whole, length));
      assertThrows(VaultException.class, () -> vault.faces("alice"));
    }
    Files.write(fileOf("alice"), Arrays.copyOf(whole, whole.length + 1));
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  @Test
  void anotherUsersFileIsNotTaken() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);

    Files.copy(fileOf("bob"), fileOf("alice"), StandardCopyOption.REPLACE_EXISTING);

    assertThrows(VaultException.class, () -> vault.faces("alice"));
    assertEquals("b", vault.faces("bob").get(0).name());
  }

  @Test
  void aDamagedFileIsNotOverwritten() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    Files.write(fileOf("alice"), new byte[] {1});

    assertThrows(VaultException.class, () -> vault.add("alice", "a", NOW, TEMPLATES));

    assertArrayEquals(new byte[] {1}, Files.readAllBytes(fileOf("alice")));
  }

  @Test
  void anotherMasterKeyOpensNothing() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.close();
    Files.delete(folder.resolve("master.key"));
    vault = openVault(folder);

    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("vault"), PosixFilePermissions.fromString("rwxr-x---"));

    VaultException refusal = assertThrows(VaultException.class, () -> openVault(folder));

    assertTrue(refusal.getMessage().contains("chmod 700"), refusal.getMessage());
  }

  @Test
  void aFullDiskKeepsWhatWasEnrolled() throws Exception {
    assertEquals(
        List.of("No space left on device", "[alice.faces]", "[a]"),
        TinyDisk.run(Filling.class, folder.resolve("vault")));
  }

  /** Enrols until the disk is full. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws Exception {
      try (Vault vault = openVault(disk)) {
        vault.add("alice", "a", NOW, new byte[8_000]);
        VaultException refusal =
            assertThrows(
                VaultException.class, () -> vault.add("alice", "b", NOW, new byte[20_000]));
        return List.of(
            refusal.getMessage().replaceFirst(".*: ", ""),
            names(disk.resolve("vault")).toString(),
            vault.faces("alice").stream().map(StoredFace::name).toList().toString());
      }
    }
  }

  @Test
  void whatWasAdaptedOutlivesARestartButNoChangeOfTheFaces() throws Exception {
    String first = vault.add("alice", "a", NOW, TEMPLATES).id();
    assertEquals(Optional.empty(), adapted("alice"));
    assertTrue(vault.keepAdapted("alice", vault.faces("alice"), ADAPTED));
    vault.close();
    vault = openVault(folder);
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    vault.rename("alice", first, "b");
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals("rw-------", permissions(adaptedOf("alice")));
    assertEquals(Set.of("alice"), vault.users());

    vault.add("alice", "c", NOW, TEMPLATES);
    assertEquals(Optional.empty(), adapted("alice"));

    assertTrue(vault.keepAdapted("alice", vault.faces("alice"), ADAPTED));
    vault.delete("alice", first);
    assertEquals(Optional.empty(), adapted("alice"));
    assertFalse(Files.exists(adaptedOf("alice")));
  }

  @Test
  void whatWasAdaptedToOtherFacesIsNeitherKeptNorRead() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    List<StoredFace> before = vault.faces("alice");
    vault.keepAdapted("alice", before, ADAPTED);
    byte[] kept = Files.readAllBytes(adaptedOf("alice"));

    vault.add("alice", "b", NOW, TEMPLATES);
    assertFalse(vault.keepAdapted("alice", before, ADAPTED));
    assertFalse(Files.exists(adaptedOf("alice")));

    Files.write(adaptedOf("alice"), kept);
    assertThrows(VaultException.class, () -> adapted("alice"));
    vault.forgetAdapted("alice");
    assertEquals(Optional.empty(), adapted("alice"));
    assertEquals(2, vault.faces("alice").size());
  }

  @Test
  void everyChangedBitOfWhatWasAdaptedIsNoticedAndTheFacesStayUsable() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.keepAdapted("alice", vault.faces("alice"), ADAPTED);
    byte[] whole = Files.readAllBytes(adaptedOf("alice"));

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(adaptedOf("alice"), changed);
      assertThrows(VaultException.class, () -> adapted("alice"));
    }
    assertEquals(1, vault.faces("alice").size());
    assertEquals(List.of(), vault.findings());
  }

  @Test
  void theFacesFileIsNotTakenForWhatWasAdapted() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    Files.copy(fileOf("alice"), adaptedOf("alice"));

    assertThrows(VaultException.class, () -> adapted("alice"));
  }

  private Optional<byte[]> adapted(String user) throws VaultException {
    return vault.adapted(user, vault.faces(user));
  }

  private Path adaptedOf(String user) {
    return folder.resolve("vault").resolve(user + ".adapted");
  }

  private static Vault openVault(Path folder) throws VaultException {
    MasterKey key = MasterKey.load(Optional.empty(), folder.resolve("master.key"));
    return Vault.open(folder.resolve("vault"), key);
  }

  private Path fileOf(String user) {
    return folder.resolve("vault").resolve(user + ".faces");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
