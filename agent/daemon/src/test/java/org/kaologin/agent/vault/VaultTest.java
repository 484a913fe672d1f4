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
import java.util.Map;
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
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.TemplateCodec;

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
    assertEquals(List.of("keyring"), names(folder.resolve("vault")));
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
    assertEquals(2, names(folder.resolve("vault")).size());
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
  void anotherMasterKeyOpensNothingAndLosesNothing() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.close();
    Files.move(folder.resolve("master.key"), folder.resolve("right.key"));

    String refusal = assertThrows(VaultException.class, () -> openVault(folder)).getMessage();

    assertTrue(refusal.contains("another master key"), refusal);
    Files.move(
        folder.resolve("right.key"),
        folder.resolve("master.key"),
        StandardCopyOption.REPLACE_EXISTING);
    vault = openVault(folder);
    assertEquals(1, vault.faces("alice").size());
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
        List.of("No space left on device", "[alice.faces, keyring]", "[a]"),
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

  @Test
  void templatesLieInTheFileUnderTheUsersRotation() throws Exception {
    byte[] templates = templates();
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
    byte[] faces = Files.readAllBytes(fileOf("alice"));
    byte[] adapted = Files.readAllBytes(adaptedOf("alice"));

    assertTrue(vault.revoke("alice"));
    assertFalse(vault.revoke("nobody"));

    assertArrayEquals(TEMPLATES, vault.faces("alice").get(0).templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals(1, vault.faces("bob").size());
    Files.write(adaptedOf("alice"), adapted);
    assertThrows(VaultException.class, () -> adapted("alice"));
    Files.write(fileOf("alice"), faces);
    String refusal = assertThrows(VaultException.class, () -> vault.faces("alice")).getMessage();
    assertTrue(refusal.contains("revoked"), refusal);
  }

  @Test
  void whatWasDeletedOpensNoMore() throws Exception {
    String id = vault.add("alice", "a", NOW, TEMPLATES).id();
    byte[] faces = Files.readAllBytes(fileOf("alice"));

    vault.delete("alice", id);
    vault.add("alice", "b", NOW, TEMPLATES);

    Files.write(fileOf("alice"), faces);
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  @Test
  void anotherMasterKeyLeavesTheOldOneUseless() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.keepAdapted("alice", vault.faces("alice"), ADAPTED);
    vault.add("bob", "b", NOW, TEMPLATES);
    Path old = copyOf(folder.resolve("master.key"));
    byte[] faces = Files.readAllBytes(fileOf("alice"));

    vault.rotate(Optional.empty());

    assertEquals(1, vault.faces("bob").size());
    vault.close();
    vault = openVault(folder);
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals(1, vault.faces("bob").size());
    assertEquals("r--------", permissions(folder.resolve("master.key")));
    assertEquals(
        List.of("alice.adapted", "alice.faces", "bob.faces", "keyring"),
        names(folder.resolve("vault")));
    assertFalse(Arrays.equals(faces, Files.readAllBytes(fileOf("alice"))));
    MasterKey oldKey = MasterKey.load(Optional.empty(), old);
    assertThrows(VaultException.class, () -> Vault.open(folder.resolve("vault"), oldKey));
  }

  @Test
  void aDamagedFileKeepsTheMasterKeyAsItIs() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.add("bob", "b", NOW, TEMPLATES);
    Files.write(fileOf("bob"), new byte[100]);
    byte[] key = Files.readAllBytes(folder.resolve("master.key"));

    assertThrows(VaultException.class, () -> vault.rotate(Optional.empty()));

    assertArrayEquals(key, Files.readAllBytes(folder.resolve("master.key")));
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
    assertEquals(List.of("alice.faces", "bob.faces", "keyring"), names(folder.resolve("vault")));
  }

  private Vault openWithCredential(byte[] key) throws Exception {
    Path credentials = folder.resolve("credentials");
    Files.createDirectories(credentials);
    Files.write(credentials.resolve(MasterKey.CREDENTIAL), key);
    return Vault.open(
        folder.resolve("vault"),
        MasterKey.load(Optional.of(credentials), folder.resolve("no.key")));
  }

  @Test
  void aMissingKeyringIsNotReplacedByAnEmptyOne() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.close();
    Path keyring = folder.resolve("vault").resolve("keyring");
    byte[] content = Files.readAllBytes(keyring);
    Files.delete(keyring);

    String refusal = assertThrows(VaultException.class, () -> openVault(folder)).getMessage();
    assertTrue(refusal.contains(keyring + " is missing"), refusal);

    Files.write(keyring, content);
    vault = openVault(folder);
    assertEquals(1, vault.faces("alice").size());
  }

  @Test
  void everyChangedBitOfTheKeyringIsNoticed() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    Path keyring = folder.resolve("vault").resolve("keyring");
    byte[] whole = Files.readAllBytes(keyring);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(keyring, changed);
      assertThrows(VaultException.class, () -> openVault(folder));
      Files.write(keyring, Arrays.copyOf(whole, i));
      assertThrows(VaultException.class, () -> openVault(folder));
    }
  }

  /** Files as the version before wrote them; made by it. */
  @Test
  void filesOfTheFirstVersionAreReadAndMigrate() throws Exception {
    vault.close();
    for (String name : List.of("master.key", "alice.faces", "alice.adapted")) {
      Path to =
          name.equals("master.key") ? folder.resolve(name) : folder.resolve("vault").resolve(name);
      try (var content = VaultTest.class.getResourceAsStream("first-version/" + name)) {
        Files.write(to, content.readAllBytes());
      }
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }
    byte[] old = Files.readAllBytes(fileOf("alice"));
    vault = openVault(folder);

    StoredFace face = vault.faces("alice").get(0);
    assertEquals("with glasses", face.name());
    assertArrayEquals(TEMPLATES, face.templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());

    vault.rename("alice", face.id(), "b");
    assertEquals(2, Files.readAllBytes(fileOf("alice"))[8]);
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());

    vault.rotate(Optional.empty());
    assertEquals(2, Files.readAllBytes(adaptedOf("alice"))[8]);
    assertArrayEquals(TEMPLATES, vault.faces("alice").get(0).templates());
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    Files.write(fileOf("alice"), old);
    assertThrows(VaultException.class, () -> vault.faces("alice"));
  }

  private static byte[] templates() {
    float[] numbers = new float[128];
    numbers[0] = 1;
    return TemplateCodec.encode(
        List.of(new FaceSample(Map.of(FaceSample.SHAPE, numbers), new HeadPose(0, 0, 0), 700)));
  }

  private static double distance(byte[] one, byte[] other) {
    float[] a = TemplateCodec.decode(one).get(0).embeddings().get(FaceSample.SHAPE);
    float[] b = TemplateCodec.decode(other).get(0).embeddings().get(FaceSample.SHAPE);
    return Comparators.SHAPE.distance(a, List.of(b));
  }

  /** The templates as they lie in a user's file, to whoever has the keyring and undoes nothing. */
  private byte[] opened(String user) throws Exception {
    MasterKey key = MasterKey.load(Optional.empty(), folder.resolve("master.key"));
    try (Keyring keyring = Keyring.open(folder.resolve("vault"), key);
        Secret secret = keyring.secrets(user).get(0)) {
      byte[] open = new Seal(secret).open(user, "faces", Files.readAllBytes(fileOf(user)));
      return FacesCodec.decode(open).get(0).templates();
    }
  }

  private static Path copyOf(Path file) throws IOException {
    return Files.copy(file, file.resolveSibling(file.getFileName() + ".old"));
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
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
