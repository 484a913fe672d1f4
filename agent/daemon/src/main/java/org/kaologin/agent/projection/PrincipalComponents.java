package org.kaologin.agent.projection;

import java.util.Random;

/** The two directions in which data vary most, by power iteration on their covariance. */
public final class PrincipalComponents {
  private static final int ITERATIONS = 200;

  private PrincipalComponents() {}

  /**
   * Projects rows.
   *
   * @param data rows of one length; not changed
   * @param seed where the iteration starts
   * @return two coordinates a row
   */
  public static double[][] of(double[][] data, long seed) {
    double[][] rest = centred(data);
    Random random = new Random(seed);
    double[][] places = new double[data.length][2];
    for (int axis = 0; axis < 2; axis++) {
      double[] direction = strongest(rest, random);
      for (int i = 0; i < rest.length; i++) {
        double along = dot(rest[i], direction);
        places[i][axis] = along;
        for (int j = 0; j < direction.length; j++) {
          rest[i][j] -= along * direction[j];
        }
      }
    }
    return places;
  }

  private static double[][] centred(double[][] data) {
    int columns = data[0].length;
    double[] mean = new double[columns];
    for (double[] row : data) {
      for (int j = 0; j < columns; j++) {
        mean[j] += row[j] / data.length;
      }
    }
    double[][] centred = new double[data.length][columns];
    for (int i = 0; i < data.length; i++) {
      for (int j = 0; j < columns; j++) {
        centred[i][j] = data[i][j] - mean[j];
      }
    }
    return centred;
  }

  private static double[] strongest(double[][] rows, Random random) {
    double[] direction = new double[rows[0].length];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = random.nextGaussian();
    }
    for (int n = 0; n < ITERATIONS; n++) {
      double[] next = new double[direction.length];
      for (double[] row : rows) {
        double along = dot(row, direction);
        for (int j = 0; j < next.length; j++) {
          next[j] += along * row[j];
        }
      }
      double length = Math.sqrt(dot(next, next));
      if (!(length > 0)) {
        return new double[direction.length];
      }
      for (int j = 0; j < next.length; j++) {
        direction[j] = next[j] / length;
      }
    }
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
