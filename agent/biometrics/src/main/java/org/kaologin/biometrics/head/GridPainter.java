package org.kaologin.biometrics.head;

import java.util.Arrays;
import java.util.Optional;

/** Draws triangles onto the grid; of two surfaces the nearer stays. */
final class GridPainter {
  private final float[] surface = new float[HeadGrid.CELLS];
  private final float[] light = new float[HeadGrid.CELLS];
  private final float[][] colour;

  /**
   * @param inColour whether the corners have colour
   */
  GridPainter(boolean inColour) {
    colour = new float[inColour ? 3 : 0][HeadGrid.CELLS];
    Arrays.fill(surface, Float.POSITIVE_INFINITY);
  }

  float[] surface() {
    return surface;
  }

  float[] light() {
    return light;
  }

  Optional<float[][]> colour() {
    return colour.length == 0 ? Optional.empty() : Optional.of(colour);
  }

  void draw(Corner i, Corner j, Corner k) {
    double area = (j.column - i.column) * (k.row - i.row) - (k.column - i.column) * (j.row - i.row);
    if (!(area > 1e-9)) {
      return;
    }
    int last = HeadGrid.SIDE - 1;
    int left = (int) Math.max(0, Math.ceil(least(i.column, j.column, k.column)));
    int right = (int) Math.min(last, Math.floor(most(i.column, j.column, k.column)));
    int top = (int) Math.max(0, Math.ceil(least(i.row, j.row, k.row)));
    int bottom = (int) Math.min(last, Math.floor(most(i.row, j.row, k.row)));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double b = ((x - i.column) * (k.row - i.row) - (k.column - i.column) * (y - i.row)) / area;
        double c = ((j.column - i.column) * (y - i.row) - (x - i.column) * (j.row - i.row)) / area;
        double a = 1 - b - c;
        float z = (float) (a * i.z + b * j.z + c * k.z);
        int cell = y * HeadGrid.SIDE + x;
        if (a >= 0 && b >= 0 && c >= 0 && z < surface[cell]) {
          surface[cell] = z;
          light[cell] = (float) (a * i.light + b * j.light + c * k.light);
          for (int channel = 0; channel < colour.length; channel++) {
            colour[channel][cell] =
                (float) (a * i.colour[channel] + b * j.colour[channel] + c * k.colour[channel]);
          }
        }
      }
    }
  }

  private static double least(double a, double b, double c) {
    return Math.min(a, Math.min(b, c));
  }

  private static double most(double a, double b, double c) {
    return Math.max(a, Math.max(b, c));
  }
}
