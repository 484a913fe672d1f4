package org.kaologin.agent.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.HeadPose;

class NearMissesTest {
  private static final long LIFE = 30;

  private final NearMisses misses = new NearMisses(Duration.ofNanos(LIFE));
  private final FaceSample capture = capture();

  private static FaceSample capture() {
    return new FaceSample(
        Map.of(FaceSample.APPEARANCE, new float[128]), new HeadPose(0, 0, 0), 700);
  }

  @Test
  void isGivenAwayOnce() {
    misses.remember("alice", 7, capture, 100);

    assertEquals(Optional.of(capture), misses.take("alice", 7, 100 + LIFE));
    assertEquals(Optional.empty(), misses.take("alice", 7, 100 + LIFE));
  }

  @Test
  void isNotRememberedForLong() {
    misses.remember("alice", 7, capture, 100);

    assertEquals(Optional.empty(), misses.take("alice", 7, 101 + LIFE));
  }

  @Test
  void theClockMayPassItsEnd() {
    misses.remember("alice", 7, capture, Long.MAX_VALUE);

    assertEquals(Optional.of(capture), misses.take("alice", 7, Long.MIN_VALUE + LIFE - 1));
  }

  @Test
  void aPasswordThatAnotherProcessSawIsNotForIt() {
    misses.remember("alice", 7, capture, 100);

    assertEquals(Optional.empty(), misses.take("alice", 8, 100));
    assertEquals(Optional.empty(), misses.take("alice", 7, 100), "and it is spent");
  }

  @Test
  void isOneUsersAlone() {
    misses.remember("alice", 7, capture, 100);

    assertEquals(Optional.empty(), misses.take("bob", 7, 100));
    assertEquals(Optional.of(capture), misses.take("alice", 7, 100));
  }

  @Test
  void theNewestTakesThePlaceOfTheOneBefore() {
    FaceSample newer = capture();
    misses.remember("alice", 7, capture, 100);
    misses.remember("alice", 8, newer, 101);

    assertEquals(Optional.of(newer), misses.take("alice", 8, 102));
  }

  @Test
  void isForgottenAfterASuccess() {
    misses.remember("alice", 7, capture, 100);
    misses.forget("alice");

    assertEquals(Optional.empty(), misses.take("alice", 7, 100));
  }
}
