package org.kaologin.agent.evaluation.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContinuationTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  /** A slope with a hole in it and nothing at the right. */
  @Test
  void keepsWhatIsKnownAndContinuesIt() {
    float[] slope = new float[WIDTH * HEIGHT];
    for (int i = 0; i < slope.length; i++) {
      int column = i % WIDTH;
      boolean hole = column >= 10 && column < 16 && i / WIDTH >= 8 && i / WIDTH < 14;
      slope[i] = hole || column >= 28 ? Float.POSITIVE_INFINITY : 700 + 2 * column;
    }
    float[] whole = Continuation.of(slope, WIDTH, HEIGHT);
    for (int i = 0; i < slope.length; i++) {
      int column = i % WIDTH;
      if (Float.isFinite(slope[i])) {
        assertEquals(slope[i], whole[i]);
      } else if (column < 28) {
        assertEquals(700 + 2 * column, whole[i], 6, "in the hole at " + i);
      } else {
        assertTrue(whole[i] > 720 && whole[i] < 756, "beyond, " + whole[i] + " at " + i);
      }
    }
  }

  @Test
  void inventsNothingFromNothing() {
    float[] nothing = new float[WIDTH * HEIGHT];
    Arrays.fill(nothing, Float.POSITIVE_INFINITY);
    for (float value : Continuation.of(nothing, WIDTH, HEIGHT)) {
      assertFalse(Float.isFinite(value));
    }
  }
}
