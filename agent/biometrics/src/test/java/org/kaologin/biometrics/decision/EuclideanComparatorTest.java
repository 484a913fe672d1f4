package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EuclideanComparatorTest {
  private final Comparator comparator = new EuclideanComparator("any");

  @Test
  void isTheDistanceToTheOnlyTemplate() {
    assertEquals(5, distance(numbers(3, 4), numbers(0, 0)), 1e-9);
  }

  @Test
  void isTheDistanceToTheNearestPointBetweenTwoTemplates() {
    assertEquals(2, distance(numbers(3, 2), numbers(0, 0), numbers(10, 0)), 1e-9);
    assertEquals(2, distance(numbers(3, 2), numbers(10, 0), numbers(0, 0)), 1e-9);
    assertEquals(0, distance(numbers(3, 0), numbers(0, 0), numbers(10, 0)), 1e-9);
  }

  @Test
  void doesNotReachBeyondTheTemplates() {
    assertEquals(5, distance(numbers(13, 4), numbers(0, 0), numbers(10, 0)), 1e-9);
    assertEquals(5, distance(numbers(-3, -4), numbers(0, 0), numbers(10, 0)), 1e-9);
  }

  @Test
  void takesTheSameTemplateTwice() {
    assertEquals(5, distance(numbers(3, 4), numbers(0, 0), numbers(0, 0)), 1e-9);
  }

  @Test
  void isNearAllPointsOfALineAndNoOther() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<float[]> templates = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        templates.add(new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()});
      }
      float[] probe = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      assertEquals(walked(probe, templates), comparator.distance(probe, templates), 1e-4);
    }
  }

  /** The same by going along every line in small steps. */
  private static double walked(float[] probe, List<float[]> templates) {
    double nearest = Double.POSITIVE_INFINITY;
    for (float[] from : templates) {
      for (float[] to : templates) {
        for (double t = 0; t <= 1; t += 1e-3) {
          double square = 0;
          for (int i = 0; i < probe.length; i++) {
            double difference = probe[i] - from[i] - t * (to[i] - from[i]);
            square += difference * difference;
          }
          nearest = Math.min(nearest, Math.sqrt(square));
        }
      }
    }
    return nearest;
  }

  @Test
  void refusesWhatCannotBeCompared() {
    float[] probe = numbers(1, 2);
    assertThrows(IllegalArgumentException.class, () -> distance(probe, numbers(1)));
    assertThrows(IllegalArgumentException.class, () -> distance(probe, probe, numbers(1)));
    assertThrows(IllegalArgumentException.class, () -> distance(probe));
  }

  @Test
  void neverGrowsByAnotherTemplate() {
    float[] probe = numbers(1, 2);
    double before = distance(probe, numbers(4, 4), numbers(-3, 1));
    assertTrue(distance(probe, numbers(4, 4), numbers(-3, 1), numbers(50, -70)) <= before);
  }

  private double distance(float[] probe, float[]... templates) {
    return comparator.distance(probe, List.of(templates));
  }

  private static float[] numbers(float... values) {
    return values;
  }
}
