package org.kaologin.biometrics.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private final Similarity turn = new Similarity(1.2, 0.7, -30, 12);
  private final List<Point> points =
      List.of(new Point(1, 2), new Point(40, 3), new Point(-7, 21), new Point(5, -9));

  @Test
  void isFoundAgainFromPointsThatItMoved() {
    Similarity found = Similarity.between(points, points.stream().map(turn::apply).toList());
    assertEquals(turn.a(), found.a(), 1e-9);
    assertEquals(turn.b(), found.b(), 1e-9);
    assertEquals(turn.tx(), found.tx(), 1e-9);
    assertEquals(turn.ty(), found.ty(), 1e-9);
  }

  @Test
  void goesBackTheWayItCame() {
    for (Point point : points) {
      Point there = turn.inverse().apply(turn.apply(point));
      assertEquals(point.x(), there.x(), 1e-9);
      assertEquals(point.y(), there.y(), 1e-9);
    }
  }

  @Test
  void doesNotExistForPointsThatAreOne() {
    Point one = new Point(3, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> Similarity.between(List.of(one, one), points.subList(0, 2)));
  }
}
