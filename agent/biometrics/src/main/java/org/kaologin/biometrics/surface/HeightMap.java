package org.kaologin.biometrics.surface;

import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.image.Point;

/**
 * How far a surface stands out of a plane, on a square grid in that plane, in mm: u to the right, v
 * downwards, from an origin that the caller chooses.
 *
 * <p>Heights are means over a few cells, which takes the sensor's noise down to half a millimetre
 * and leaves a nose what it is.
 */
final class HeightMap {
  /** Side of a cell, in mm: two pixels at 0.7 m. */
  private static final double CELL = 4;

  /** Cells from the origin to each side. */
  private static final int HALF = 20;

  private static final int SIDE = 2 * HALF + 1;

  /** Cells to each side of one over which a height is averaged. */
  private static final int BLUR = 1;

  /** Fewest pixels that give a height. */
  private static final int LEAST_PIXELS = 3;

  private final double[] sums = new double[SIDE * SIDE];
  private final int[] counts = new int[SIDE * SIDE];

  private HeightMap() {}

  /**
   * Maps a cloud.
   *
   * @param origin the pixel under which u and v are 0
   */
  static HeightMap of(Cloud cloud, Plane plane, Point origin, CameraIntrinsics camera) {
    HeightMap map = new HeightMap();
    double[] centre = plane.under(origin, camera);
    double alongX = Math.sqrt(1 + plane.slopeX() * plane.slopeX());
    double alongY = Math.sqrt(1 + plane.slopeY() * plane.slopeY());
    for (int i = 0; i < cloud.count(); i++) {
      double height = plane.height(cloud.x(i), cloud.y(i), cloud.z(i));
      // The foot of the point on the plane; u and v as long as on the plane itself.
      double[] foot = plane.foot(cloud.x(i), cloud.y(i), cloud.z(i));
      map.add((foot[0] - centre[0]) * alongX, (foot[1] - centre[1]) * alongY, height);
    }
    map.blur();
    return map;
  }

  private void add(double u, double v, double height) {
    int column = (int) Math.rint(u / CELL) + HALF;
    int row = (int) Math.rint(v / CELL) + HALF;
    if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
      sums[row * SIDE + column] += height;
      counts[row * SIDE + column]++;
    }
  }

  private void blur() {
    double[] blurredSums = new double[SIDE * SIDE];
    int[] blurredCounts = new int[SIDE * SIDE];
    for (int row = BLUR; row < SIDE - BLUR; row++) {
      for (int column = BLUR; column < SIDE - BLUR; column++) {
        for (int y = row - BLUR; y <= row + BLUR; y++) {
          for (int x = column - BLUR; x <= column + BLUR; x++) {
            blurredSums[row * SIDE + column] += sums[y * SIDE + x];
            blurredCounts[row * SIDE + column] += counts[y * SIDE + x];
          }
        }
      }
    }
    System.arraycopy(blurredSums, 0, sums, 0, sums.length);
    System.arraycopy(blurredCounts, 0, counts, 0, counts.length);
  }

  /** Height in mm at a place, bilinear; NaN where there is no depth. */
  double at(double u, double v) {
    double x = u / CELL + HALF;
    double y = v / CELL + HALF;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column < 0 || row < 0 || column + 1 >= SIDE || row + 1 >= SIDE) {
      return Double.NaN;
    }
    double fx = x - column;
    double fy = y - row;
    return (cell(column, row) * (1 - fx) + cell(column + 1, row) * fx) * (1 - fy)
        + (cell(column, row + 1) * (1 - fx) + cell(column + 1, row + 1) * fx) * fy;
  }

  private double cell(int column, int row) {
    int i = row * SIDE + column;
    return counts[i] < LEAST_PIXELS ? Double.NaN : sums[i] / counts[i];
  }
}
