package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.TemplateCodec;

/** What tests of the vault have in common: an open and empty one each. */
abstract class OpenVault {
  static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  /** No encoding of templates, so the vault keeps it as it is. */
  static final byte[] TEMPLATES = "templates of alice".getBytes(StandardCharsets.UTF_8);

  static final byte[] ADAPTED = "a beard".getBytes(StandardCharsets.UTF_8);

  /** The vault's files lie in a folder in it, the master key beside that. */
  @TempDir Path folder;

  Vault vault;

  @BeforeEach
  void open() throws VaultException {
    vault = openIn(folder);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  void reopen() throws VaultException {
    vault.close();
    vault = openIn(folder);
  }

  static Vault openIn(Path state) throws VaultException {
    return Vault.open(filesIn(state), MasterKey.load(Optional.empty(), masterKeyIn(state)));
  }

  static Path filesIn(Path state) {
    return state.resolve("vault");
  }

  static Path masterKeyIn(Path state) {
    return state.resolve("master.key");
  }

  Path files() {
    return filesIn(folder);
  }

  Path masterKey() {
    return masterKeyIn(folder);
  }

  Path facesOf(String user) {
    return files().resolve(user + ".faces");
  }

  Path adaptedOf(String user) {
    return files().resolve(user + ".adapted");
  }

  Optional<byte[]> adapted(String user) throws VaultException {
    return vault.adapted(user, vault.faces(user));
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** With one bit of each byte changed, one after the other, a file is refused. */
  static void assertChangedBitsRefused(Path file, Executable use) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(file, changed);
      assertThrows(VaultException.class, use);
    }
  }

  /** Cut off after each of its bytes, one after the other, a file is refused. */
  static void assertTruncationsRefused(Path file, Executable use) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(VaultException.class, use);
    }
  }

  /** A template that points along one axis. */
  static byte[] templates(int axis) {
    float[] numbers = new float[128];
    numbers[axis] = 1;
    return TemplateCodec.encode(
        List.of(new FaceSample(Map.of(FaceSample.SHAPE, numbers), new HeadPose(0, 0, 0), 700)));
  }
}
