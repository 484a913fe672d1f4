package org.kaologin.agent.evaluation.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotographCameraTest {
  private static final int POINTS = 60;
  private static final double FOCAL = 1.9;

  /** A camera a metre before the points, beside them: also where no vertex is, it is found. */
  @Test
  void isFoundFromTheTexture() {
    Random random = new Random(5);
    double[] placed = new double[3 * POINTS];
    double[] texture = new double[2 * POINTS];
    int[] faces = new int[POINTS];
    double[] seen = new double[2];
    for (int i = 0; i < POINTS; i++) {
      for (int axis = 0; axis < 3; axis++) {
        placed[3 * i + axis] = 900 * (axis / 2) + 60 * random.nextGaussian();
      }
      look(placed[3 * i], placed[3 * i + 1], placed[3 * i + 2], seen);
      System.arraycopy(seen, 0, texture, 2 * i, 2);
      faces[i] = i;
    }
    PhotographCamera camera = PhotographCamera.of(new Mesh(placed, texture, faces, faces), placed);
    double[] found = new double[2];
    look(110, -120, 1000, seen);
    assertTrue(camera.project(110, -120, 1000, found));
    assertEquals(seen[0], found[0], 1e-3);
    assertEquals(seen[1], found[1], 1e-3);
    assertFalse(camera.project(900, 0, 900, found));
    assertFalse(camera.project(0, 0, Double.NaN, found));
  }

  private static void look(double x, double y, double z, double[] out) {
    double away = z + 100;
    out[0] = 0.5 + FOCAL * (x + 40) / away;
    out[1] = 0.5 - FOCAL * (y - 20) / away;
  }
}
