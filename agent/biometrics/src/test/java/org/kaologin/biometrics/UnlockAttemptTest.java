package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.LivenessReading.Finding;

class UnlockAttemptTest {
  private final UnlockAttempt attempt = attempt();

  private static UnlockAttempt attempt() {
    return new UnlockAttempt(List.of(Samples.at(0), Samples.at(5)), new DecisionSettings(1e-4));
  }

  @Test
  void acceptsTheLivePersonAtOnce() {
    assertInstanceOf(Judgement.Accepted.class, attempt.offer(Samples.live(Samples.at(0.15f))));
  }

  @Test
  void acceptsAHarderLookAfterMoreFrames() {
    float place = 0.1f;
    while (attempt().offer(Samples.live(Samples.at(place))) instanceof Judgement.Accepted) {
      place += 0.005f;
    }
    FrameAnalysis look = Samples.live(Samples.at(place));
    Judgement judgement = attempt.offer(look);
    while (judgement instanceof Judgement.Undecided && attempt.scores().frames() < 50) {
      judgement = attempt.offer(look);
    }
    assertInstanceOf(Judgement.Accepted.class, judgement);
  }

  @Test
  void refusesAStrangerAfterEnoughFrames() {
    FrameAnalysis stranger = Samples.live(Samples.at(0.6f));
    for (int i = 1; i < Parameters.FRAMES_BEFORE_REFUSAL; i++) {
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(stranger));
    }
    assertInstanceOf(Judgement.NotMatching.class, attempt.offer(stranger));
  }

  @Test
  void refusesAPictureOfThePersonThatIsNotAlive() {
    FrameAnalysis print = Samples.analysis(Samples.at(0), Finding.FLAT);
    for (int i = 1; i < Parameters.FRAMES_WITHOUT_LIFE; i++) {
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(print));
    }
    Judgement judgement = attempt.offer(print);
    assertEquals(Finding.FLAT, assertInstanceOf(Judgement.NotLive.class, judgement).finding());
  }

  @Test
  void doesNotAcceptAPictureThatLooksAliveNowAndThen() {
    FrameAnalysis print = Samples.analysis(Samples.at(0), Finding.FLAT);
    FrameAnalysis flicker = Samples.live(Samples.at(0));
    for (int round = 0; round < 20; round++) {
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(print));
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(print));
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(print));
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(flicker));
    }
    assertInstanceOf(Judgement.NotLive.class, attempt.atDeadline());
  }

  @Test
  void saysThatNobodyWasThere() {
    for (int i = 0; i < 100; i++) {
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(Samples.nobody()));
    }
    assertInstanceOf(Judgement.NobodyThere.class, attempt.atDeadline());
  }

  @Test
  void needsSomebodyEnrolled() {
    DecisionSettings settings = new DecisionSettings(1e-4);
    assertThrows(IllegalArgumentException.class, () -> new UnlockAttempt(List.of(), settings));
  }

  @Test
  void knowsNoSettingOutsideItsRange() {
    for (double rate : new double[] {0, 1e-7, 0.02, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new DecisionSettings(rate));
    }
  }

  @Test
  void remembersTheLiveFaceThatLookedMostLikeThePersons() {
    assertEquals(Optional.empty(), attempt.best());
    FaceSample good = Samples.at(0.3f);
    attempt.offer(Samples.live(Samples.at(0.5f)));
    attempt.offer(Samples.live(good));
    attempt.offer(Samples.live(Samples.at(0.4f)));
    attempt.offer(Samples.analysis(Samples.at(0), Finding.FLAT));
    assertEquals(Optional.of(good), attempt.best());
  }
}
