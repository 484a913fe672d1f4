package org.kaologin.agent.standing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;

/**
 * No history opens a door that the rules close, and none closes one that they leave open. What the
 * rules say is told here a second time, from the whole history and not from a state.
 */
class HistoriesTest {
  private static final int IN_A_ROW = 5;
  private static final int IN_ALL = 12;

  private static Path folder;

  @BeforeContainer
  static void make() throws IOException {
    folder = Files.createTempDirectory("histories");
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What can happen. */
  enum Kind {
    /** A face that is somebody else's is judged. */
    STRANGER,
    /** The user's own face is judged. */
    OWNER,
    PASSWORD,
    LOCK,
    ALLOW,
    RESTART_AGENT,
    RESTART_MACHINE,
    SET_WALL_CLOCK,
    /** Time passes, and nothing else happens. */
    NOTHING
  }

  /**
   * Something that happens.
   *
   * @param kind what
   * @param minutes after what happened before
   */
  record Step(Kind kind, int minutes) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(6, Kind.STRANGER),
            Tuple.of(8, Kind.OWNER),
            Tuple.of(5, Kind.PASSWORD),
            Tuple.of(1, Kind.LOCK),
            Tuple.of(1, Kind.ALLOW),
            Tuple.of(2, Kind.RESTART_AGENT),
            Tuple.of(1, Kind.RESTART_MACHINE),
            Tuple.of(1, Kind.SET_WALL_CLOCK),
            Tuple.of(3, Kind.NOTHING));
    Arbitrary<Integer> minutes =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.integers().between(0, 30)),
            Tuple.of(4, Arbitraries.integers().between(0, 5 * 60)),
            Tuple.of(2, Arbitraries.integers().between(0, 50 * 60)),
            Tuple.of(1, Arbitraries.of(4 * 60, 4 * 60 + 1, 48 * 60, 48 * 60 + 1, 156 * 60 + 1)));
    return net.jqwik.api.Combinators.combine(kinds, minutes)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  @Property(tries = 400)
  void opensExactlyWhereTheRulesDo(@ForAll("histories") List<Step> history) throws IOException {
    Path place = Files.createTempDirectory(folder, "history");
    SetClock clock = new SetClock();
    Witness witness = new Witness();
    Standings standings = open(place, clock);
    for (Step step : history) {
      clock.pass(Duration.ofMinutes(step.minutes()));
      witness.pass(step.minutes());
      boolean mayOpen = witness.mayOpen();
      Optional<Objection> objection = standings.objection("alice");
      Assertions.assertEquals(mayOpen, objection.isEmpty(), () -> step + ": " + objection);
      switch (step.kind()) {
        case STRANGER -> {
          if (mayOpen) { // else the camera stays off
            standings.failed("alice");
            witness.stranger();
          }
        }
        case OWNER -> {
          Assertions.assertEquals(mayOpen, standings.opened("alice").isEmpty(), step::toString);
          standings.keep("alice");
          if (mayOpen) {
            witness.owner();
          }
        }
        case PASSWORD -> {
          standings.passwordUsed("alice");
          witness.password();
        }
        case LOCK -> {
          standings.lock("alice");
          witness.lock();
        }
        case ALLOW -> {
          standings.allowAgain("alice");
          witness.allow();
        }
        case RESTART_AGENT -> standings = open(place, clock);
        case RESTART_MACHINE -> {
          clock.restartMachine();
          standings = open(place, clock);
          witness.restartMachine();
        }
        case SET_WALL_CLOCK -> clock.setWall(step.minutes() * 1_000_000L);
        case NOTHING -> {}
      }
    }
  }

  private static Standings open(Path place, Clock clock) throws IOException {
    return Standings.open(place.resolve("standings"), () -> new FaceRules(IN_A_ROW, IN_ALL), clock);
  }

  /** Remembers what happened when, in minutes that nobody can set, and knows the rules by heart. */
  private static final class Witness {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long now;
    private long machineStarted;
    private long lastFace = NEVER;
    private long lastPassword = NEVER;
    private boolean lockedSincePassword;
    private int strangersInARow;
    private int strangersSinceFace;

    void pass(int minutes) {
      now += minutes;
    }

    boolean mayOpen() {
      boolean passwordInThisRun = lastPassword >= machineStarted;
      boolean unused = now - Math.max(lastFace, lastPassword) > 48 * 60;
      boolean passwordOld = now - lastPassword > 156 * 60 && now - lastFace > 4 * 60;
      return passwordInThisRun
          && !lockedSincePassword
          && strangersInARow < IN_A_ROW
          && strangersSinceFace < IN_ALL
          && !unused
          && !passwordOld;
    }

    void stranger() {
      strangersInARow++;
      strangersSinceFace++;
    }

    void owner() {
      strangersInARow = 0;
      strangersSinceFace = 0;
      lastFace = now;
    }

    void password() {
      strangersInARow = 0;
      lockedSincePassword = false;
      lastPassword = now;
    }

    void lock() {
      lockedSincePassword = true;
    }

    void allow() {
      strangersSinceFace = 0;
    }

    void restartMachine() {
      machineStarted = ++now; // whatever was before is before
    }
  }
}
