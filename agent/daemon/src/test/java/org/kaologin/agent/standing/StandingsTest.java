package org.kaologin.agent.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.files.TinyDisk;

class StandingsTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Standings standings;

  @BeforeEach
  void knowThePassword() throws IOException {
    restart();
    standings.passwordUsed("alice");
    standings.passwordUsed("bob");
  }

  private void restart() throws IOException {
    standings = open(folder, clock);
  }

  private static Standings open(Path folder, Clock clock) throws IOException {
    return Standings.open(folder.resolve("standings"), () -> new FaceRules(5, 12), clock);
  }

  private void assertOpens(String user) {
    assertEquals(Optional.empty(), standings.objection(user));
  }

  private void assertCloses(Objection objection) {
    assertEquals(Optional.of(objection), standings.objection("alice"));
    assertEquals(Optional.of(objection), standings.opened("alice"), "nor does a match open");
  }

  private void fail(int times) {
    IntStream.range(0, times).forEach(i -> standings.failed("alice"));
  }

  @Test
  void whoNeverUsedThePasswordHereMustDoSoFirst() {
    assertEquals(Optional.of(Objection.NO_PASSWORD_SINCE_START), standings.objection("carol"));
  }

  @Test
  void theFifthFailureInARowClosesForTheUserAndNobodyElse() {
    fail(4);
    assertOpens("alice");

    fail(1);

    assertCloses(Objection.TOO_MANY_FAILURES);
    assertOpens("bob");
  }

  @Test
  void aRestartForgetsNothing() throws IOException {
    fail(3);
    restart();
    fail(2);
    restart();

    assertCloses(Objection.TOO_MANY_FAILURES);
    assertOpens("bob");
  }

  @Test
  void anOpeningForgivesFailuresAndIsRemembered() throws IOException {
    fail(4);

    assertEquals(Optional.empty(), standings.opened("alice"));
    standings.keep("alice");
    restart();
    fail(4);

    assertOpens("alice");
    assertEquals(Optional.of(clock.now()), standings.of("alice").face());
    assertEquals(Optional.empty(), standings.of("bob").face());
  }

  @Test
  void thePasswordForgivesFailuresInARowForGood() throws IOException {
    fail(5);

    standings.passwordUsed("alice");
    assertOpens("alice");
    restart();

    assertOpens("alice");
  }

  @Test
  void failuresInAllCloseWhateverThePasswordSaysUntilAnAdministratorAllows() throws IOException {
    for (int i = 0; i < 12; i++) {
      fail(1);
      standings.passwordUsed("alice");
    }
    assertCloses(Objection.DISABLED);
    restart();
    assertCloses(Objection.DISABLED);

    standings.allowAgain("alice");

    assertOpens("alice");
  }

  @Test
  void anOpeningForgivesFailuresInAll() throws IOException {
    for (int i = 0; i < 30; i++) {
      fail(4);
      assertEquals(Optional.empty(), standings.opened("alice"));
    }
    assertOpens("alice");
  }

  @Test
  void aLockHoldsUntilThePasswordThroughRestarts() throws IOException {
    standings.lock("alice");

    assertCloses(Objection.LOCKED);
    restart();
    assertCloses(Objection.LOCKED);
    standings.passwordUsed("alice");
    assertOpens("alice");
  }

  @Test
  void aStartOfTheMachineWantsThePassword() throws IOException {
    standings.opened("alice");
    standings.keep("alice");
    clock.restartMachine();
    restart();

    assertCloses(Objection.NO_PASSWORD_SINCE_START);
    standings.passwordUsed("alice");
    assertOpens("alice");
  }

  @Test
  void fortyEightHoursWithoutAnyOpeningWantThePassword() throws IOException {
    clock.pass(Duration.ofDays(2));
    assertOpens("alice");
    clock.pass(MOMENT);
    assertCloses(Objection.NOT_OPENED_FOR_LONG);

    standings.passwordUsed("alice");
    clock.pass(Duration.ofHours(47));
    assertEquals(Optional.empty(), standings.opened("alice"));
    clock.pass(Duration.ofDays(2));
    assertOpens("alice");
    clock.pass(MOMENT);
    assertCloses(Objection.NOT_OPENED_FOR_LONG);
  }

  @Test
  void aWeekWithoutThePasswordWantsItOnceTheFaceHasPaused() {
    for (int hours = 0; hours < 156; hours += 3) {
      clock.pass(Duration.ofHours(3));
      assertEquals(Optional.empty(), standings.opened("alice"), hours + " hours");
    }
    clock.pass(Duration.ofHours(4));
    assertOpens("alice");
    clock.pass(MOMENT);
    assertCloses(Objection.NO_PASSWORD_FOR_LONG);
  }

  @Test
  void theClockOnTheWallHasNoSay() {
    clock.pass(Duration.ofHours(49));
    clock.setWall(0);
    assertCloses(Objection.NOT_OPENED_FOR_LONG);
    clock.setWall(1_800_000_000);
    assertCloses(Objection.NOT_OPENED_FOR_LONG);
  }

  @Test
  void aTimeStillToComeSaysNothing() throws IOException {
    Files.writeString(
        folder.resolve("standings/alice.json"),
        "{\"version\":2,\"failures\":0,\"failuresInAll\":0,\"locked\":false,\"face\":null,"
            + "\"password\":{\"boot\":\"boot-1\",\"bootMillis\":99,\"wallSeconds\":1}}");
    restart();

    assertCloses(Objection.NO_PASSWORD_SINCE_START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "null",
        "[]",
        "{\"version\":3}",
        "{\"failures\":-9,\"lastUnlockSeconds\":0}",
        "{\"failures\":0}",
        "{\"failures\":0,\"lastUnlockSeconds\":0,\"open\":true}",
        "{\"version\":2,\"failures\":0,\"failuresInAll\":0,\"locked\":false,\"face\":null}",
        "{\"version\":2,\"failures\":-1,\"failuresInAll\":0,\"locked\":false,\"face\":null,"
            + "\"password\":null}",
        "{\"version\":2,\"failures\":0,\"failuresInAll\":0,\"locked\":false,\"face\":null,"
            + "\"password\":{\"boot\":null,\"bootMillis\":0,\"wallSeconds\":1}}"
      })
  void aFileThatCannotBeTrustedClosesUntilThePasswordIsUsed(String content) throws IOException {
    Files.writeString(folder.resolve("standings/alice.json"), content);
    restart();

    assertCloses(Objection.TOO_MANY_FAILURES);
    assertOpens("bob");

    standings.passwordUsed("alice");
    assertOpens("alice");
  }

  @Test
  void whatTheFirstVersionCountedStillCounts() throws IOException {
    Files.writeString(
        folder.resolve("standings/alice.json"),
        "{\"failures\":4,\"lastUnlockSeconds\":1800000000}");
    restart();

    assertCloses(Objection.NO_PASSWORD_SINCE_START);
    fail(1);
    assertCloses(Objection.TOO_MANY_FAILURES);
    assertEquals(5, standings.of("alice").failuresInAll());
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("standings"), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThrows(IOException.class, this::restart);
  }

  @Test
  void onAFullDiskFailuresAndLocksCloseAndThePasswordOpensOnlyOnceItIsKept() throws Exception {
    assertEquals(
        List.of(
            "TOO_MANY_FAILURES",
            "password not kept",
            "TOO_MANY_FAILURES",
            "open after 1 failures",
            "LOCKED",
            "open"),
        TinyDisk.run(Filling.class, folder.resolve("standings")));
  }

  /** Fails and locks on a full disk, uses the password there, and again after there is room. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws Exception {
      Standings standings = open(disk, new SetClock());
      standings.passwordUsed("alice");
      standings.passwordUsed("bob");
      Path ballast = Files.write(disk.resolve("ballast"), new byte[100]);
      assertThrows(IOException.class, () -> Files.write(ballast, new byte[100_000]));
      standings.failed("alice");
      String first = state(standings, "alice");
      assertThrows(IOException.class, () -> standings.passwordUsed("alice"));
      String second = state(standings, "alice");
      assertThrows(IOException.class, () -> standings.lock("bob"));
      String locked = state(standings, "bob");
      Files.delete(ballast);
      standings.passwordUsed("alice");
      standings.passwordUsed("bob");
      return List.of(
          first,
          "password not kept",
          second,
          state(standings, "alice")
              + " after "
              + standings.of("alice").failuresInAll()
              + " failures",
          locked,
          state(standings, "bob"));
    }

    private static String state(Standings standings, String user) {
      return standings.objection(user).map(Objection::name).orElse("open");
    }
  }
}
