package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.biometrics.decision.SequentialTest.State;

class SequentialTestTest {
  private static final double MEAN = 18;
  private static final double DEVIATION = 6;
  private static final int FRAMES = 150;

  @Test
  void acceptsWhatAStrangerSaysNoMoreOftenThanTheTarget() {
    // 1e-4 over 1.2 looks is 3.76 deviations above a stranger's mean.
    double least = -MEAN + 3.76 * DEVIATION;
    assertEquals(State.UNDECIDED, test(1e-4, 1).add(least - 0.1));
    assertEquals(State.ACCEPTED, test(1e-4, 1).add(least + 0.1));
  }

  @Test
  void neverAcceptsWhatSpeaksForAStranger() {
    // At 1 in 10 a stranger says -8 often enough; it still speaks against the person.
    assertEquals(State.UNDECIDED, test(0.1, 1).add(-0.5));
  }

  @Test
  void aStricterTargetNeedsMore() {
    double evidence = 9;
    assertEquals(State.ACCEPTED, test(1e-4, 0.8).add(evidence));
    SequentialTest strict = test(1e-6, 0.8);
    assertEquals(State.UNDECIDED, strict.add(evidence));
    int frames = 1;
    while (strict.add(evidence) == State.UNDECIDED && frames < FRAMES) {
      frames++;
    }
    assertTrue(frames > 1 && frames < FRAMES, frames + " frames");
  }

  @Test
  void framesThatAreQuiteAlikeSayNoMoreThanOne() {
    SequentialTest alike = test(1e-6, 1);
    for (int i = 0; i < FRAMES; i++) {
      assertEquals(State.UNDECIDED, alike.add(10.5));
    }
  }

  @Test
  void neverRefusesBeforeItHasSeenEnough() {
    SequentialTest test = test(1e-4, 0.5);
    assertEquals(State.UNDECIDED, test.add(-20));
    assertEquals(State.UNDECIDED, test.add(-20));
    assertEquals(State.REJECTED, test.add(-20));
  }

  @Test
  void refusesEvidenceThatIsNoNumber() {
    assertThrows(IllegalArgumentException.class, () -> test(1e-4, 0).add(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> test(1e-4, 0).add(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> test(0, 0));
  }

  /** Counted over attempts of 5 seconds, of strangers as the test assumes them. */
  @ParameterizedTest
  @CsvSource({"1e-2, 0.5", "1e-3, 0.5", "1e-2, 0.85", "1e-3, 0.85", "1e-3, 0.99"})
  void acceptsStrangersNoMoreOftenThanItsTarget(double target, double correlation) {
    Random random = new Random(7);
    // Strangers nearer than real ones, so that the evidence of those accepted is positive.
    Spread near = new Spread(-1, 2, correlation);
    int strangers = 30_000;
    int accepted = 0;
    for (int i = 0; i < strangers; i++) {
      SequentialTest test = new SequentialTest(target, 0.01, new Spread(18, 6, 0.8), near, 1000);
      double own = random.nextGaussian() * Math.sqrt(correlation);
      State state = State.UNDECIDED;
      for (int frame = 0; frame < FRAMES && state == State.UNDECIDED; frame++) {
        double noise = random.nextGaussian() * Math.sqrt(1 - correlation);
        state = test.add(near.mean() + near.deviation() * (own + noise));
      }
      accepted += state == State.ACCEPTED ? 1 : 0;
    }
    double allowed = target * strangers;
    // Three standard deviations of such a count.
    assertTrue(accepted <= allowed + 3 * Math.sqrt(allowed), accepted + " of " + strangers);
    assertTrue(accepted > 0, "the test can fail");
  }

  private static SequentialTest test(double target, double correlation) {
    return new SequentialTest(
        target,
        0.01,
        new Spread(MEAN, DEVIATION, correlation),
        new Spread(-MEAN, DEVIATION, correlation),
        3);
  }
}
