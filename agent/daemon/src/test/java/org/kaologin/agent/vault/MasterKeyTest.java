package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("master.key");
  }

  @Test
  void isMadeOnceForItsOwnerToRead() throws Exception {
    byte[] first = derived(Optional.empty());

    assertEquals(PosixFilePermissions.fromString("r--------"), Files.getPosixFilePermissions(file));
    assertEquals(32, Files.size(file));
    assertArrayEquals(first, derived(Optional.empty()));
  }

  @Test
  void isAnotherOnEveryMachine() throws Exception {
    byte[] first = derived(Optional.empty());
    Files.delete(file);

    assertFalse(Arrays.equals(first, derived(Optional.empty())));
  }

  @Test
  void systemdsCredentialGoesFirst() throws Exception {
    Path credentials = Files.createDirectory(folder.resolve("credentials"));
    Files.write(credentials.resolve("kao-master"), new byte[32]);

    byte[] fromCredential = derived(Optional.of(credentials));

    assertTrue(Files.notExists(file));
    Files.write(file, new byte[32]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertArrayEquals(fromCredential, derived(Optional.empty()));
  }

  @Test
  void theFileServesWhereSystemdHandsOverOtherCredentialsOnly() throws Exception {
    Path credentials = Files.createDirectory(folder.resolve("credentials"));

    derived(Optional.of(credentials));

    assertTrue(Files.exists(file));
  }

  /** RFC 5869's construction, computed with Python's hmac: an independent witness. */
  @Test
  void derivesByHkdfWithSha256() throws Exception {
    Files.write(file, new byte[32]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertEquals(
        "523db79236eb447f22cbb305d7808f010e78e9643cb6d9333aeb85ec820d0dd0",
        Hex.toHexString(derived(Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void aKeyOfAnotherLengthIsRefused(int bytes) throws Exception {
    Files.write(file, new byte[bytes]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    refused(file + " has " + bytes + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--r-----", "r-----r--", "rw--w----"})
  void aKeyThatOthersMayReadIsRefused(String permissions) throws Exception {
    Files.write(file, new byte[32]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    refused("chmod 400 " + file);
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.write(folder.resolve("elsewhere"), new byte[32]);
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("r--------"));
    Files.createSymbolicLink(file, elsewhere);

    assertThrows(VaultException.class, () -> MasterKey.load(Optional.empty(), file));
  }

  @Test
  void afterItsDestructionNothingIsDerived() throws Exception {
    MasterKey key = MasterKey.load(Optional.empty(), file);
    key.close();

    assertThrows(IllegalStateException.class, () -> key.secret().derive(new byte[32], "test"));
  }

  private byte[] derived(Optional<Path> credentials) throws VaultException {
    try (MasterKey key = MasterKey.load(credentials, file)) {
      return key.secret().derive(new byte[32], "test");
    }
  }

  private void refused(String message) {
    VaultException refusal =
        assertThrows(VaultException.class, () -> MasterKey.load(Optional.empty(), file));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
