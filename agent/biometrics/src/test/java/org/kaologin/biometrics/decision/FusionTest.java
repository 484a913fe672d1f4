package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final double BOUND = 50;

  private final EuclideanComparator one = new EuclideanComparator("one");
  private final EuclideanComparator two = new EuclideanComparator("two");

  @Test
  void independentComparatorsAddUp() {
    // d' of 2 and of 3: at the genuine mean the evidence is half of its square.
    Fusion fusion = fusion(0);
    assertEquals(2 * 2 / 2.0, evidence(fusion, Map.of("one", numbers(1))), 1e-6);
    assertEquals(3 * 3 / 2.0, evidence(fusion, Map.of("two", numbers(1))), 1e-6);
    assertEquals(
        (4 + 9) / 2.0, evidence(fusion, Map.of("one", numbers(1), "two", numbers(1))), 1e-6);
  }

  @Test
  void whatIsSeenTwiceCountsOnce() {
    double apart = evidence(fusion(0), Map.of("one", numbers(1), "two", numbers(1)));
    double alike = evidence(fusion(0.6), Map.of("one", numbers(1), "two", numbers(1)));
    assertTrue(alike < apart, alike + " is not less than " + apart);
  }

  @Test
  void lessSeenMayNotSayMoreThanItsShare() {
    Fusion fusion = fusion(0);
    double share = 4.0 / (4 + 9);
    Fusion low = new Fusion(List.of(one, two), fusion.calibration(), 2);
    assertEquals(2, evidence(low, Map.of("one", numbers(0), "two", numbers(0))), 1e-9);
    assertEquals(2 * share, evidence(low, Map.of("one", numbers(0))), 1e-9);
    assertEquals(-BOUND, evidence(fusion, Map.of("one", numbers(99))), 1e-9);
  }

  @Test
  void saysNothingWithoutAnythingToCompare() {
    assertTrue(fusion(0).evidence(Map.of("other", numbers(0)), TEMPLATES).isEmpty());
  }

  @Test
  void refusesACalibrationOfOthers() {
    Calibration calibration = fusion(0).calibration();
    assertThrows(
        IllegalArgumentException.class,
        () -> new Fusion(List.of(two, one), calibration, BOUND),
        "in another order");
  }

  private static final List<Map<String, float[]>> TEMPLATES =
      List.of(Map.of("one", numbers(0), "two", numbers(0)));

  /** Genuine distances about 1; impostor ones 2 and 3 standard deviations of 1 farther. */
  private Fusion fusion(double correlation) {
    Calibration calibration =
        new Calibration(
            List.of(
                new Calibration.Scale("one", "model", "0", 1, 3),
                new Calibration.Scale("two", "model", "0", 1, 4)),
            List.of(List.of(1.0, correlation), List.of(correlation, 1.0)),
            0.5,
            "made up",
            2,
            10,
            10);
    return new Fusion(List.of(one, two), calibration, BOUND);
  }

  private static double evidence(Fusion fusion, Map<String, float[]> probe) {
    return fusion.evidence(probe, TEMPLATES).orElseThrow();
  }

  @Test
  void takesTheNearestTemplate() {
    assertEquals(1, one.distance(numbers(3), List.of(numbers(10), numbers(4), numbers(-3))), 1e-9);
  }

  @Test
  void refusesEmbeddingsOfDifferentLength() {
    assertThrows(
        IllegalArgumentException.class, () -> one.distance(numbers(1, 2), List.of(numbers(1))));
  }

  private static float[] numbers(float... values) {
    return values;
  }
}
