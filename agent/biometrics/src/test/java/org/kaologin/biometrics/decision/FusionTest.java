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
    // d' of 2 and of 3: at the genuine mean the evidence is half of their squares.
    Map<String, float[]> typical = Map.of("one", numbers(1), "two", numbers(1));
    assertEquals((4 + 9) / 2.0, evidence(fusion(0), typical), 1e-6);
    // A stranger's mean is as far on the other side.
    Map<String, float[]> stranger = Map.of("one", numbers(3), "two", numbers(4));
    assertEquals(-(4 + 9) / 2.0, evidence(fusion(0), stranger), 1e-6);
  }

  @Test
  void whatIsSeenTwiceCountsOnce() {
    double apart = evidence(fusion(0), Map.of("one", numbers(1), "two", numbers(1)));
    double alike = evidence(fusion(0.6), Map.of("one", numbers(1), "two", numbers(1)));
    assertTrue(alike < apart, alike + " is not less than " + apart);
  }

  @Test
  void whatIsMissingCountsAsAStrangers() {
    assertEquals(4 / 2.0 - 9 / 2.0, evidence(fusion(0), Map.of("one", numbers(1))), 1e-6);
    assertEquals(9 / 2.0 - 4 / 2.0, evidence(fusion(0), Map.of("two", numbers(1))), 1e-6);
  }

  @Test
  void noFrameSaysMoreThanTheBound() {
    Fusion low = new Fusion(List.of(one, two), fusion(0).calibration(), 2);
    assertEquals(2, evidence(low, Map.of("one", numbers(0), "two", numbers(0))), 1e-9);
    assertTrue(evidence(low, Map.of("one", numbers(99), "two", numbers(99))) < -100);
    Comparison sure =
        low.compare(Map.of("one", numbers(0), "two", numbers(0)), TEMPLATES).orElseThrow();
    assertTrue(sure.unbounded() > 2, sure::toString);
  }

  @Test
  void saysNothingWithoutAnythingToCompare() {
    assertTrue(fusion(0).compare(Map.of("other", numbers(0)), TEMPLATES).isEmpty());
  }

  @Test
  void eachComparatorsShareIsTold() {
    Comparison both =
        fusion(0).compare(Map.of("one", numbers(1), "two", numbers(4)), TEMPLATES).orElseThrow();
    assertEquals(
        List.of(new Comparison.Share("one", 1, 2), new Comparison.Share("two", 4, -4.5)),
        both.shares());
    assertEquals(2 - 4.5, both.evidence(), 1e-9);

    Comparison half = fusion(0).compare(Map.of("two", numbers(1)), TEMPLATES).orElseThrow();
    assertEquals(List.of(new Comparison.Share("two", 1, 4.5)), half.shares());
    assertEquals(4.5 - 2, half.unbounded(), 1e-6);
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
            new Spread(6.5, 3.6, 0.5),
            new Spread(-6.5, 3.6, 0.5),
            "made up",
            2,
            10,
            10);
    return new Fusion(List.of(one, two), calibration, BOUND);
  }

  private static double evidence(Fusion fusion, Map<String, float[]> probe) {
    return fusion.compare(probe, TEMPLATES).orElseThrow().evidence();
  }

  private static float[] numbers(float... values) {
    return values;
  }
}
