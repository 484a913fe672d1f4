package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
  private final EuclideanComparator one = new EuclideanComparator("one", 1, 10, 20);
  private final EuclideanComparator two = new EuclideanComparator("two", 2, 5, 4);
  private final Fusion fusion = new Fusion(List.of(one, two));

  @Test
  void addsWhatEachComparatorSays() {
    double evidence =
        fusion
            .evidence(
                Map.of("one", numbers(0), "two", numbers(0)),
                List.of(Map.of("one", numbers(0.5f), "two", numbers(0.1f))))
            .getAsDouble();
    assertEquals(5 + 4, evidence, 1e-6, "the second is at its bound");
  }

  @Test
  void believesLessWhenSomethingIsMissing() {
    double both =
        fusion
            .evidence(
                Map.of("one", numbers(0), "two", numbers(0)),
                List.of(Map.of("one", numbers(0), "two", numbers(0))))
            .getAsDouble();
    double alone =
        fusion
            .evidence(
                Map.of("one", numbers(0)), List.of(Map.of("one", numbers(0), "two", numbers(0))))
            .getAsDouble();
    assertTrue(alone < both);
  }

  @Test
  void saysNothingWithoutAnythingToCompare() {
    assertTrue(
        fusion.evidence(Map.of("other", numbers(0)), List.of(Map.of("one", numbers(0)))).isEmpty());
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
