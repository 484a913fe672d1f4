package org.kaologin.biometrics.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final int NUMBERS = 128;

  private final Random random = new Random(7);

  /** Kept templates depend on it. Computed with numpy and OpenSSL from the written construction. */
  @Test
  void isTheSameOnEveryMachine() {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    try (Rotation rotation = new Rotation(seed)) {
      assertArrayEquals(
          new float[] {-4.29543f, -0.24468f, 1.72482f, -0.12874f, -5.78773f},
          rotation.turn("appearance", new float[] {1, 2, 3, 4, 5}),
          1e-5f);
    }
  }

  @Test
  void keepsDistancesAndIsUndone() {
    try (Rotation rotation = rotation()) {
      for (int numbers : new int[] {1, 2, 128, 200}) {
        float[] one = vector(numbers);
        float[] other = vector(numbers);
        float[] turned = rotation.turn("shape", one);

        assertEquals(distance(one, other), distance(turned, rotation.turn("shape", other)), 1e-4);
        assertArrayEquals(one, rotation.turnBack("shape", turned), 1e-5f);
      }
    }
  }

  @Test
  void comparatorsAndSeedsHaveTheirOwn() {
    float[] embedding = vector(NUMBERS);
    try (Rotation rotation = rotation();
        Rotation other = rotation()) {
      float[] turned = rotation.turn("shape", embedding);

      assertFalse(Arrays.equals(turned, rotation.turn("siamese", embedding)));
      assertFalse(Arrays.equals(turned, other.turn("shape", embedding)));
      assertArrayEquals(turned, rotation.turn("shape", embedding));
    }
  }

  /** Of a direction drawn from all alike, each coordinate has the variance 1/n, and none leans. */
  @Test
  void everyDirectionIsAsLikely() {
    int draws = 2000;
    int numbers = 16;
    double[] sum = new double[numbers];
    double[] squares = new double[numbers];
    float[] axis = new float[numbers];
    axis[3] = 1;
    for (int i = 0; i < draws; i++) {
      try (Rotation rotation = rotation()) {
        float[] turned = rotation.turn("shape", axis);
        for (int j = 0; j < numbers; j++) {
          sum[j] += turned[j];
          squares[j] += turned[j] * turned[j];
        }
      }
    }
    // Five standard deviations of each figure.
    double mean = 5 / Math.sqrt((double) numbers * draws);
    double variance = 5 * Math.sqrt(2.0 / draws) / numbers;
    for (int j = 0; j < numbers; j++) {
      assertEquals(0, sum[j] / draws, mean);
      assertEquals(1.0 / numbers, squares[j] / draws, variance);
    }
  }

  private Rotation rotation() {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    return new Rotation(seed);
  }

  private float[] vector(int numbers) {
    float[] vector = new float[numbers];
    for (int i = 0; i < numbers; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (double) (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }
}
