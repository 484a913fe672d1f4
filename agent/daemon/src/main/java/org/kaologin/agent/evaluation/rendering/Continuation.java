package org.kaologin.agent.evaluation.rendering;

/**
 * A depth picture continued smoothly to where it has none: averaged over coarser and coarser cells,
 * and what is missing taken from the next coarser ones (pull-push, Gortler et al. 1996).
 */
final class Continuation {

  private Continuation() {}

  /**
   * Continues a picture.
   *
   * @param depth row by row, infinite where there is none
   * @return the same values, and others where there were none; all not finite where nothing is
   *     known
   */
  static float[] of(float[] depth, int width, int height) {
    if (width == 1 && height == 1) {
      return depth.clone();
    }
    int columns = (width + 1) / 2;
    int rows = (height + 1) / 2;
    float[] sums = new float[columns * rows];
    int[] counts = new int[columns * rows];
    for (int i = 0; i < depth.length; i++) {
      if (Float.isFinite(depth[i])) {
        int cell = i / width / 2 * columns + i % width / 2;
        sums[cell] += depth[i];
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] = counts[cell] == 0 ? Float.POSITIVE_INFINITY : sums[cell] / counts[cell];
    }
    float[] coarse = of(sums, columns, rows);
    float[] whole = depth.clone();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int i = row * width + column;
        if (!Float.isFinite(whole[i])) {
          whole[i] = between(coarse, columns, rows, column / 2.0 - 0.25, row / 2.0 - 0.25);
        }
      }
    }
    return whole;
  }

  /** Between four cells; beyond the rim, the rim's. */
  private static float between(float[] values, int columns, int rows, double x, double y) {
    double column = Math.max(0, Math.min(columns - 1.0, x));
    double row = Math.max(0, Math.min(rows - 1.0, y));
    int left = (int) column;
    int top = (int) row;
    int right = Math.min(columns - 1, left + 1);
    int bottom = Math.min(rows - 1, top + 1);
    double p = column - left;
    double q = row - top;
    double above = values[top * columns + left] * (1 - p) + values[top * columns + right] * p;
    double below = values[bottom * columns + left] * (1 - p) + values[bottom * columns + right] * p;
    return (float) (above * (1 - q) + below * q);
  }
}
