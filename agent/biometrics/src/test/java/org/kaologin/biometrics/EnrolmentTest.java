package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.EnrolmentStep.View;
import org.kaologin.biometrics.liveness.LivenessReading;

class EnrolmentTest {
  private Enrolment enrolment = new Enrolment(false);

  @Test
  void isCompleteWhenEveryViewWasTaken() {
    for (int i = 1; i < Parameters.STEADY_FRAMES + 3; i++) {
      assertEquals(Optional.of(View.STRAIGHT), show(1, 2).wanted());
    }
    assertEquals(Optional.of(View.LEFT), show(0, 0).wanted());
    assertEquals(Optional.of(View.RIGHT), show(-14, 0).wanted());
    assertEquals(Optional.of(View.UP), show(15, 0).wanted());
    assertEquals(Optional.of(View.DOWN), show(0, -11).wanted());
    assertTrue(show(0, 14).complete());
    assertEquals(8, enrolment.templates().size());
  }

  @Test
  void tellsWhichViewsAreTakenWhole() {
    assertEquals(Set.of(), show(0, 0).taken());
    for (int i = 1; i < Parameters.STEADY_FRAMES + 2; i++) {
      assertEquals(Set.of(), show(0, 0).taken());
    }
    assertEquals(Set.of(View.STRAIGHT), show(0, 0).taken());
    assertEquals(Set.of(View.STRAIGHT, View.UP), show(0, -12).taken());
    assertEquals(Set.of(View.STRAIGHT, View.UP), show(0, -12).taken());
    assertEquals(Set.of(View.STRAIGHT, View.UP, View.LEFT), show(-12, 0).taken());
  }

  @Test
  void tellsHowFarTheHeadIsTurnedOnceItsStraightLookIsKnown() {
    for (int i = 1; i < Parameters.STEADY_FRAMES; i++) {
      assertEquals(Optional.empty(), show(2, -15).turned());
    }
    assertEquals(Optional.of(new HeadPose(0, 0, 0)), show(2, -15).turned());
    assertEquals(Optional.of(new HeadPose(-22, 5, 0)), show(-20, -10).turned());
    assertEquals(Optional.empty(), enrolment.offer(Samples.nobody()).turned());
  }

  @Test
  void servesWithOneTurnedViewForThoseWhoCannotShowAll() {
    for (int i = 1; i < Parameters.STEADY_FRAMES + 4; i++) {
      show(0, 0);
    }
    assertFalse(enrolment.isSufficient());
    show(0, 12);
    assertTrue(enrolment.isSufficient());
    assertFalse(show(0, 0).complete());
  }

  @Test
  void beginsOnceSomebodyHeldStill() {
    assertEquals(0, show(20, 0).covered(), "turned aside");
    for (double pitch = -15; pitch < 15; pitch += 5) {
      assertEquals(0, show(0, pitch).covered(), "nodding");
    }
    for (int i = 1; i < Parameters.STEADY_FRAMES; i++) {
      assertEquals(0, show(0, 18).covered());
    }
    assertEquals(1, show(0, 18).covered(), "a face that leans by 18 degrees, held still");
  }

  @Test
  void takesNoPicture() {
    FrameAnalysis print = Samples.analysis(Samples.at(0), LivenessReading.Finding.FLAT);
    assertEquals(0, enrolment.offer(print).covered());
  }

  @Test
  void takesNoClosedEyes() {
    for (int i = 0; i < Parameters.STEADY_FRAMES + 3; i++) {
      FaceSample look = Samples.at(0);
      FaceSample asleep =
          new FaceSample(look.embeddings(), look.pose(), look.rangeMillimetres(), Samples.SHUT);
      EnrolmentStep step = enrolment.offer(Samples.live(asleep));
      assertEquals(0, step.covered());
      assertEquals(Set.of(Hint.OPEN_YOUR_EYES), step.hints());
    }
  }

  @Test
  void takesNobodyElseInBetween() {
    for (int i = 0; i < Parameters.STEADY_FRAMES; i++) {
      show(0, 0);
    }
    EnrolmentStep step = enrolment.offer(Samples.live(Samples.at(0.9f, -14, 0)));
    assertEquals(1, step.covered());
    assertFalse(step.complete());
  }

  @Test
  void theSecondRoundKeepsTheLookThatServesMore() {
    firstRound();
    assertEquals(Set.of(View.STRAIGHT), show(0, 0).confirmed());
    assertEquals(Optional.of(View.LEFT), show(0.3f, 0, 0).wanted());
    assertEquals(Optional.of(View.RIGHT), show(0.1f, -14, 0).wanted());
    show(0.3f, 14, 0);
    show(0, -14);
    EnrolmentStep last = show(0, 14);

    assertTrue(last.complete());
    assertEquals(Set.of(View.values()), last.confirmed());
    assertEquals(List.of(13, 13), List.of(last.covered(), last.total()));
    assertEquals(8, enrolment.templates().size());
    assertEquals(List.of(0.1), placesOf(-14, 0), "the left look of the first round was far off");
    assertEquals(List.of(0.1), placesOf(14, 0), "the right one of the second");
  }

  @Test
  void theSecondRoundReplacesTheWorstOfTheStraightLooks() {
    enrolment = new Enrolment(true);
    for (int i = 1; i < Parameters.STEADY_FRAMES + 3; i++) {
      show(0, 0);
    }
    assertEquals(Set.of(View.STRAIGHT), show(0.4f, 0, 0).taken());
    for (double[] side : new double[][] {{-14, 0}, {14, 0}, {0, -14}, {0, 14}}) {
      show(side[0], side[1]);
    }
    assertEquals(List.of(0.1, 0.1, 0.1, 0.4), placesOf(0, 0));

    assertEquals(Set.of(View.STRAIGHT), show(0, 0).confirmed());
    assertEquals(List.of(0.1, 0.1, 0.1, 0.1), placesOf(0, 0));
  }

  @Test
  void theSameLookIsNotTakenForASecondOne() {
    firstRound();
    assertEquals(Set.of(), show(0, 14).confirmed(), "still down from the first round");
    assertEquals(Set.of(View.STRAIGHT), show(0, 0).confirmed());
    assertEquals(Set.of(View.STRAIGHT, View.DOWN), show(0, 14).confirmed());
    assertEquals(13, show(0, 14).total());
  }

  @Test
  void theSecondRoundTakesNobodyElse() {
    firstRound();
    EnrolmentStep step = show(1.2f, 0, 0);
    assertEquals(Set.of(), step.confirmed());
    assertEquals(8, step.covered());
  }

  @Test
  void whoDoesNotShowAllAgainKeepsWhatTheFirstRoundTook() {
    firstRound();
    assertTrue(enrolment.isSufficient());
    assertFalse(show(0, 0).complete());
    assertTrue(enrolment.isSufficient());
    assertEquals(8, enrolment.templates().size());
  }

  @Test
  void withoutAWholeFirstRoundThereIsNoSecond() {
    enrolment = new Enrolment(true);
    for (int i = 1; i < Parameters.STEADY_FRAMES + 4; i++) {
      show(0, 0);
    }
    show(0, 12);
    show(0, 0);
    assertEquals(Set.of(), show(0, 12).confirmed());
  }

  /** Of a person at 0.1, but for the look to the left. */
  private void firstRound() {
    enrolment = new Enrolment(true);
    for (int i = 1; i < Parameters.STEADY_FRAMES + 4; i++) {
      show(0, 0);
    }
    show(0.5f, -14, 0);
    show(14, 0);
    show(0, -14);
    EnrolmentStep last = show(0, 14);
    assertEquals(Set.of(View.values()), last.taken());
    assertEquals(Set.of(), last.confirmed());
    assertEquals(8, last.covered());
    assertEquals(Optional.of(View.STRAIGHT), last.wanted());
  }

  /** Where the templates of a pose lie, in tenths, in order. */
  private List<Double> placesOf(double yaw, double pitch) {
    return enrolment.templates().stream()
        .filter(sample -> sample.pose().equals(new HeadPose(yaw, pitch, 0)))
        .map(sample -> Math.round(10 * place(sample)) / 10.0)
        .sorted()
        .toList();
  }

  private static double place(FaceSample sample) {
    float[] embedding = sample.embeddings().get(FaceSample.APPEARANCE);
    return embedding[0] * Math.sqrt(embedding.length);
  }

  private EnrolmentStep show(double yaw, double pitch) {
    return show(0.1f, yaw, pitch);
  }

  private EnrolmentStep show(float place, double yaw, double pitch) {
    return enrolment.offer(Samples.live(Samples.at(place, yaw, pitch)));
  }
}
