package org.kaologin.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.files.TinyDisk;

class LockOutTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @TempDir Path folder;
  private LockOut lockOut;

  @BeforeEach
  void open() throws IOException {
    lockOut = openLockOut(folder);
  }

  @Test
  void theFifthFailureLocksTheUserAndNobodyElse() {
    fail(4);
    assertFalse(lockOut.isLocked("alice"));

    fail(1);

    assertTrue(lockOut.isLocked("alice"));
    assertFalse(lockOut.isLocked("bob"));
  }

  @Test
  void aRestartForgetsNoFailure() throws IOException {
    fail(3);
    open();
    fail(2);
    open();

    assertTrue(lockOut.isLocked("alice"));
  }

  @Test
  void aSuccessForgivesFailuresAndIsRemembered() throws IOException {
    fail(4);

    assertTrue(lockOut.unlocked("alice", NOW));
    lockOut.keep("alice");
    open();
    fail(4);

    assertFalse(lockOut.isLocked("alice"));
    assertEquals(Optional.of(NOW), lockOut.lastUnlock("alice"));
    assertEquals(Optional.empty(), lockOut.lastUnlock("bob"));
  }

  @Test
  void aSuccessThatComesAfterTheLockOutOpensNothing() {
    fail(5);

    assertFalse(lockOut.unlocked("alice", NOW));
    assertTrue(lockOut.isLocked("alice"));
  }

  @Test
  void thePasswordForgivesForGood() throws IOException {
    fail(5);

    lockOut.passwordUsed("alice");
    assertFalse(lockOut.isLocked("alice"));
    open();

    assertFalse(lockOut.isLocked("alice"));
  }

  @Test
  void aStricterLimitHoldsAtOnce() throws IOException {
    int[] limit = {5};
    lockOut = LockOut.open(folder.resolve("standings"), () -> limit[0]);
    fail(2);
    assertFalse(lockOut.isLocked("alice"));

    limit[0] = 2;

    assertTrue(lockOut.isLocked("alice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "null",
        "{\"failures\":-9,\"lastUnlockSeconds\":0}",
        "{\"failures\":0}",
        "{\"failures\":0,\"lastUnlockSeconds\":0,\"open\":true}"
      })
  void aFileThatCannotBeTrustedLocksUntilThePasswordIsUsed(String content) throws IOException {
    Files.writeString(folder.resolve("standings/alice.json"), content);

    assertTrue(lockOut.isLocked("alice"));
    assertFalse(lockOut.unlocked("alice", NOW));
    assertFalse(lockOut.isLocked("bob"));

    lockOut.passwordUsed("alice");
    assertFalse(lockOut.isLocked("alice"));
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("standings"), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThrows(IOException.class, () -> openLockOut(folder));
  }

  @Test
  void aFailureThatCannotBeKeptLocksAtOnceAndThePasswordStillForgives() throws Exception {
    assertEquals(
        List.of("locked", "password not kept", "locked", "open"),
        TinyDisk.run(Filling.class, folder.resolve("standings")));
  }

  /** Fails once on a full disk, uses the password there, and again after there is room. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws Exception {
      LockOut lockOut = openLockOut(disk);
      Path ballast = Files.write(disk.resolve("ballast"), new byte[100]);
      assertThrows(IOException.class, () -> Files.write(ballast, new byte[100_000]));
      lockOut.failed("alice");
      String first = state(lockOut);
      assertThrows(IOException.class, () -> lockOut.passwordUsed("alice"));
      String second = state(lockOut);
      Files.delete(ballast);
      lockOut.passwordUsed("alice");
      return List.of(first, "password not kept", second, state(lockOut));
    }

    private static String state(LockOut lockOut) {
      return lockOut.isLocked("alice") ? "locked" : "open";
    }
  }

  private static LockOut openLockOut(Path folder) throws IOException {
    return LockOut.open(folder.resolve("standings"), () -> 5);
  }

  private void fail(int times) {
    IntStream.range(0, times).forEach(i -> lockOut.failed("alice"));
  }
}
