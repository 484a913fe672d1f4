package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.decision.SequentialTest.State;

class SequentialTestTest {

  @Test
  void acceptsAtTheLogarithmOfTheTarget() {
    assertEquals(State.UNDECIDED, test(1e-4, 0).add(9.1));
    assertEquals(State.ACCEPTED, test(1e-4, 0).add(9.3));
  }

  @Test
  void needsMoreFramesForAStricterTarget() {
    assertTrue(framesToAccept(1e-6) > framesToAccept(1e-3));
  }

  @Test
  void countsFramesThatAreAlikeAsHardlyMoreThanOne() {
    SequentialTest independent = test(1e-6, 0);
    SequentialTest alike = test(1e-6, 0.9);
    for (int i = 0; i < 10; i++) {
      independent.add(1);
      alike.add(1);
    }
    assertEquals(10, independent.evidence(), 1e-9);
    assertEquals(10 / (1 + 9 * 0.9), alike.evidence(), 1e-9);
  }

  @Test
  void neverRefusesBeforeItHasSeenEnough() {
    SequentialTest test = test(1e-4, 0);
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

  /** Wald's bound, counted: strangers' evidence is drawn from the model that it assumes. */
  @Test
  void acceptsStrangersNoMoreOftenThanItsTarget() {
    Random random = new Random(7);
    int accepted = 0;
    int strangers = 40_000;
    for (int i = 0; i < strangers; i++) {
      SequentialTest test = test(1e-2, 0);
      State state = State.UNDECIDED;
      for (int frame = 0; frame < 50 && state == State.UNDECIDED; frame++) {
        // Two unit normals, two apart: the log likelihood ratio is 2x - 2 at x, x around 0.
        state = test.add(2 * random.nextGaussian() - 2);
      }
      accepted += state == State.ACCEPTED ? 1 : 0;
    }
    assertTrue(accepted <= 0.01 * strangers, accepted + " of " + strangers);
    assertTrue(accepted > 0, "the test can fail");
  }

  private static int framesToAccept(double target) {
    SequentialTest test = test(target, 0.5);
    int frames = 1;
    while (test.add(8) != State.ACCEPTED) {
      frames++;
    }
    return frames;
  }

  private static SequentialTest test(double target, double correlation) {
    return new SequentialTest(target, 0.01, correlation, 3);
  }
}
