package org.kaologin.agent.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final int GROUP = 25;

  @Test
  void principalComponentsKeepTheWidestDirections() {
    Random random = new Random(1);
    double[][] data = new double[200][];
    for (int i = 0; i < data.length; i++) {
      data[i] =
          new double[] {
            0.1 * random.nextGaussian(), 9 * random.nextGaussian(), 3 * random.nextGaussian()
          };
    }
    double[][] places = PrincipalComponents.of(data, 1);
    for (int i = 0; i < data.length; i++) {
      assertEquals(Math.abs(data[i][1] - data[0][1]), Math.abs(places[i][0] - places[0][0]), 0.6);
    }
  }

  @Test
  void tSneKeepsNeighboursTogether() {
    double[][] places = TSne.of(threeGroups(), 1);
    int right = 0;
    for (int i = 0; i < places.length; i++) {
      int nearest = -1;
      for (int j = 0; j < places.length; j++) {
        if (j != i
            && (nearest < 0
                || distance(places[i], places[j]) < distance(places[i], places[nearest]))) {
          nearest = j;
        }
      }
      right += nearest / GROUP == i / GROUP ? 1 : 0;
    }
    assertEquals(places.length, right);
  }

  @Test
  void tSneIsTheSameForTheSameData() {
    double[][] once = TSne.of(threeGroups(), 1);
    double[][] again = TSne.of(threeGroups(), 1);
    for (int i = 0; i < once.length; i++) {
      assertArrayEquals(once[i], again[i]);
      assertTrue(Double.isFinite(once[i][0]) && Double.isFinite(once[i][1]));
    }
  }

  @Test
  void survivesDataThatAreAllOne() {
    for (double[] place : TSne.of(new double[5][4], 1)) {
      assertTrue(Double.isFinite(place[0]) && Double.isFinite(place[1]));
    }
  }

  private static double[][] threeGroups() {
    Random random = new Random(2);
    double[][] data = new double[3 * GROUP][10];
    for (int i = 0; i < data.length; i++) {
      for (int j = 0; j < 10; j++) {
        data[i][j] = (j == i / GROUP ? 5 : 0) + 0.3 * random.nextGaussian();
      }
    }
    return data;
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
