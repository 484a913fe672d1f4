package org.kaologin.biometrics.decision;

import java.util.List;
import org.kaologin.biometrics.algebra.Cholesky;

/**
 * Evidence as a weighted sum of distances: the log likelihood ratio of two normal distributions of
 * one covariance (Fisher 1936).
 */
public final class Discriminant {
  private final double[] weights;
  private final double[] middles;
  private final double separation;

  private Discriminant(double[] weights, double[] middles, double separation) {
    this.weights = weights;
    this.middles = middles;
    this.separation = separation;
  }

  /**
   * Of some comparators.
   *
   * @param scales of their distances
   * @param covariance of these, row by row
   */
  public static Discriminant of(List<Calibration.Scale> scales, List<List<Double>> covariance) {
    int n = scales.size();
    double[][] matrix = new double[n][n];
    double[] apart = new double[n];
    double[] middles = new double[n];
    for (int i = 0; i < n; i++) {
      apart[i] = scales.get(i).impostorMean() - scales.get(i).genuineMean();
      middles[i] = (scales.get(i).impostorMean() + scales.get(i).genuineMean()) / 2;
      for (int j = 0; j < n; j++) {
        matrix[i][j] = covariance.get(i).get(j);
      }
    }
    double[] weights = Cholesky.solve(matrix, apart);
    double separation = 0;
    for (int i = 0; i < n; i++) {
      separation += weights[i] * apart[i];
    }
    return new Discriminant(weights, middles, separation);
  }

  /** d' squared: how much these comparators can say, in all. */
  double separation() {
    return separation;
  }

  /**
   * The log likelihood ratio of distances, in nats; positive for the person.
   *
   * @param distances in the order of the scales
   */
  public double evidence(double[] distances) {
    double nats = 0;
    for (int i = 0; i < distances.length; i++) {
      nats += share(i, distances[i]);
    }
    return nats;
  }

  /** What one distance adds to that. */
  double share(int place, double distance) {
    return weights[place] * (middles[place] - distance);
  }
}
