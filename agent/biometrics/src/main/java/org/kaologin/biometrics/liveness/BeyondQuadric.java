package org.kaologin.biometrics.liveness;

import org.kaologin.biometrics.algebra.Cholesky;
import org.kaologin.biometrics.head.HeadGrid;

/**
 * What remains of values on the head's grid when their best quadratic in x and y is taken away: of
 * a surface everything that is more than a plane, a cylinder, a saddle or a ball.
 */
final class BeyondQuadric {
  private static final int TERMS = 6;

  /** Makes x and y about 1, so that the equations are well conditioned; mm. */
  private static final double UNIT = 50;

  /** Keeps the equations solvable where the cells span too little. */
  private static final double DAMPING = 1e-6;

  private BeyondQuadric() {}

  /**
   * The remainder.
   *
   * @param cells of the {@link HeadGrid}
   * @param values at those cells
   */
  static double[] of(int[] cells, double[] values) {
    return remainder(cells, values, new double[0]);
  }

  /**
   * The remainder when a share of another field is taken away as well.
   *
   * @param other values at the same cells
   */
  static double[] andBeyond(int[] cells, double[] values, double[] other) {
    return remainder(cells, values, other);
  }

  private static double[] remainder(int[] cells, double[] values, double[] other) {
    int terms = TERMS + (other.length > 0 ? 1 : 0);
    double[][] normal = new double[terms][terms];
    double[] right = new double[terms];
    double[][] rows = new double[cells.length][terms];
    for (int k = 0; k < cells.length; k++) {
      double[] row = rows[k];
      fill(row, cells[k]);
      if (terms > TERMS) {
        row[TERMS] = other[k];
      }
      for (int i = 0; i < terms; i++) {
        right[i] += row[i] * values[k];
        for (int j = 0; j <= i; j++) {
          normal[i][j] += row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < terms; i++) {
      normal[i][i] += DAMPING;
    }
    double[] share = Cholesky.solve(normal, right);
    double[] remainder = new double[cells.length];
    for (int k = 0; k < cells.length; k++) {
      remainder[k] = values[k] - Vectors.dot(share, rows[k]);
    }
    return remainder;
  }

  private static void fill(double[] row, int cell) {
    double x = HeadGrid.x(cell % HeadGrid.SIDE) / UNIT;
    double y = HeadGrid.y(cell / HeadGrid.SIDE) / UNIT;
    row[0] = 1;
    row[1] = x;
    row[2] = y;
    row[3] = x * x;
    row[4] = x * y;
    row[5] = y * y;
  }
}
