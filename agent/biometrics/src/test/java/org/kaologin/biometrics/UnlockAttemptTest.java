package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.decision.Comparison;
import org.kaologin.biometrics.liveness.InColour;
import org.kaologin.biometrics.liveness.LivenessReading.Finding;
import org.kaologin.biometrics.liveness.SignOfLife;

class UnlockAttemptTest {
  private final UnlockAttempt attempt = attempt();

  private static UnlockAttempt attempt() {
    return attempt(true, SignOfLife.NONE);
  }

  private static UnlockAttempt attempt(boolean attention, SignOfLife sign) {
    return new UnlockAttempt(
        Gallery.ofOne(List.of(Samples.at(0), Samples.at(-5))),
        new DecisionSettings(1e-4, attention, sign, false, false));
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
  void tellsWhatEachComparatorFoundInTheLastFrame() {
    assertEquals(Optional.empty(), attempt.comparison());
    attempt.offer(Samples.live(Samples.at(0.2f)));
    attempt.offer(Samples.live(Samples.at(0.4f)));

    Comparison.Share share = attempt.comparison().orElseThrow().shares().get(0);
    assertEquals(FaceSample.APPEARANCE, share.comparator());
    assertEquals(0.4, share.distance(), 1e-6);

    attempt.offer(Samples.nobody());
    assertEquals(Optional.empty(), attempt.comparison());
  }

  @Test
  void eachOfTwoFacesIsHeldToHalfTheRate() {
    Gallery one = Gallery.ofOne(List.of(Samples.at(0)));
    Gallery two = Gallery.of(List.of(List.of(Samples.at(0)), List.of(Samples.at(-5))));
    DecisionSettings whole = DecisionSettings.comparing(1e-4);
    DecisionSettings half = DecisionSettings.comparing(5e-5);
    assertEquals(farthestThatOpens(one, half), farthestThatOpens(two, whole), 1e-6);
    assertTrue(farthestThatOpens(two, whole) < farthestThatOpens(one, whole));
  }

  /** How far beyond the first template a face may be that opens with one frame. */
  private static double farthestThatOpens(Gallery gallery, DecisionSettings settings) {
    float near = 0;
    float far = 1;
    while (far - near > 1e-5f) {
      float middle = (near + far) / 2;
      Judgement judgement =
          new UnlockAttempt(gallery, settings).offer(Samples.live(Samples.at(middle)));
      if (judgement instanceof Judgement.Accepted) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return near;
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
  void refusesWhomColourDoesNotShowOnlyWhereItHasTo() {
    FrameAnalysis frame = Samples.inColour(Samples.at(0), InColour.NO_FACE);
    assertInstanceOf(Judgement.Accepted.class, attempt.offer(frame));
    UnlockAttempt strict = inColour();
    for (int i = 1; i < Parameters.FRAMES_WITHOUT_LIFE; i++) {
      assertInstanceOf(Judgement.Undecided.class, strict.offer(frame));
    }
    Judgement judgement = strict.offer(frame);
    assertEquals(
        Finding.NOT_IN_COLOUR, assertInstanceOf(Judgement.NotLive.class, judgement).finding());
  }

  @Test
  void acceptsWhomColourShowsOrCannotTell() {
    for (InColour colour : List.of(InColour.FACE, InColour.UNKNOWN)) {
      Judgement judgement = inColour().offer(Samples.inColour(Samples.at(0), colour));
      assertInstanceOf(Judgement.Accepted.class, judgement, colour::name);
    }
  }

  private static UnlockAttempt inColour() {
    return new UnlockAttempt(
        Gallery.ofOne(List.of(Samples.at(0))),
        new DecisionSettings(1e-4, true, SignOfLife.NONE, true, false));
  }

  @Test
  void waitsForTheNodThatWasAskedFor() {
    UnlockAttempt asked =
        new UnlockAttempt(
            Gallery.ofOne(List.of(Samples.at(0))),
            new DecisionSettings(1e-4, true, SignOfLife.NONE, false, false).withNod());
    for (double pitch : new double[] {0, 0, -5, -9}) {
      Judgement judgement = asked.offer(Samples.live(Samples.at(0, 0, pitch)));
      assertEquals(
          Set.of(Hint.NOD), assertInstanceOf(Judgement.Undecided.class, judgement).hints());
    }
    Judgement.Unattended atEnd = assertInstanceOf(Judgement.Unattended.class, asked.atDeadline());
    assertEquals(Set.of(Hint.NOD), atEnd.missing());
    assertInstanceOf(Judgement.Accepted.class, asked.offer(Samples.live(Samples.at(0, 0, 0))));
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
  void waitsForClosedEyesToOpen() {
    FaceSample person = Samples.at(0);
    for (int i = 0; i < 10; i++) {
      Judgement judgement = attempt.offer(Samples.looking(person, Samples.SHUT, 0));
      assertEquals(new Judgement.Undecided(Set.of(Hint.OPEN_YOUR_EYES)), judgement);
    }
    Judgement.Unattended late = assertInstanceOf(Judgement.Unattended.class, attempt.atDeadline());
    assertEquals(Set.of(Hint.OPEN_YOUR_EYES), late.missing());
    Judgement judgement = attempt.offer(Samples.looking(person, Samples.OPEN, 0));
    while (judgement instanceof Judgement.Undecided && attempt.scores().frames() < 14) {
      judgement = attempt.offer(Samples.looking(person, Samples.OPEN, 0));
    }
    assertInstanceOf(Judgement.Accepted.class, judgement);
    assertEquals(13, attempt.scores().frames(), "most of the last four frames");
  }

  @Test
  void waitsForAHeadThatLooksElsewhere() {
    Judgement judgement = attempt.offer(Samples.looking(Samples.at(0), Samples.OPEN, 45));
    assertEquals(new Judgement.Undecided(Set.of(Hint.FACE_THE_CAMERA)), judgement);
  }

  @Test
  void opensForClosedEyesWhereAttentionIsOff() {
    assertInstanceOf(
        Judgement.Accepted.class,
        attempt(false, SignOfLife.NONE).offer(Samples.looking(Samples.at(0), Samples.SHUT, 60)));
  }

  @Test
  void asksAStrangerForTheSame() {
    attempt.offer(Samples.looking(Samples.at(0.6f), Samples.SHUT, 0));
    assertEquals(Set.of(Hint.OPEN_YOUR_EYES), attempt.wishes());
  }

  @Test
  void asksNobodyForAnything() {
    attempt.offer(Samples.nobody());
    assertEquals(Set.of(), attempt.wishes());
  }

  @Test
  void waitsForTheBlinkThatIsAskedFor() {
    UnlockAttempt blinking = attempt(true, SignOfLife.BLINK);
    FrameAnalysis open = Samples.looking(Samples.at(0), Samples.OPEN, 0);
    for (int i = 0; i < 30; i++) {
      assertEquals(new Judgement.Undecided(Set.of(Hint.BLINK)), blinking.offer(open));
    }
    blinking.offer(Samples.looking(Samples.at(0), Samples.SHUT, 0));
    blinking.offer(Samples.looking(Samples.at(0), Samples.SHUT, 0));
    assertEquals(new Judgement.Undecided(Set.of()), blinking.offer(open));
    assertEquals(new Judgement.Undecided(Set.of()), blinking.offer(open), "two of the last four");
    assertInstanceOf(Judgement.Accepted.class, blinking.offer(open));
  }

  @Test
  void takesANodForMotionAndNotForABlink() {
    UnlockAttempt moving = attempt(true, SignOfLife.MOTION);
    UnlockAttempt blinking = attempt(true, SignOfLife.BLINK);
    FrameAnalysis still = Samples.live(Samples.at(0, 0, 0));
    FrameAnalysis nod = Samples.live(Samples.at(0, 0, 8));
    assertEquals(new Judgement.Undecided(Set.of(Hint.MOVE_YOUR_HEAD)), moving.offer(still));
    assertInstanceOf(Judgement.Accepted.class, moving.offer(nod));
    blinking.offer(still);
    assertEquals(new Judgement.Undecided(Set.of(Hint.BLINK)), blinking.offer(nod));
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
    DecisionSettings settings = DecisionSettings.comparing(1e-4);
    assertThrows(IllegalArgumentException.class, () -> new UnlockAttempt(Gallery.EMPTY, settings));
  }

  @Test
  void knowsNoSettingOutsideItsRange() {
    for (double rate : new double[] {0, 1e-7, 0.02, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> DecisionSettings.comparing(rate));
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

  @Test
  void remembersNoClosedEyes() {
    FaceSample asleep =
        new FaceSample(Samples.at(0).embeddings(), new HeadPose(0, 0, 0), 700, Samples.SHUT);
    attempt.offer(Samples.looking(asleep, Samples.SHUT, 0));
    assertEquals(Optional.empty(), attempt.best());
  }
}
