package org.kaologin.biometrics.decision;

import java.util.Arrays;
import java.util.List;
import org.kaologin.biometrics.algebra.Cholesky;

/**
 * What distances mean: two normal distributions of equal covariance, one of genuine and one of
 * impostor frames, over the distances of all comparators together. So comparators that see the same
 * thing twice are not counted twice.
 *
 * @param scales the comparators, each bound to its model
 * @param covariance of the distances about their class's mean, pooled over both classes
 * @param frameCorrelation of the evidence of two frames of one attempt, 0 to 1
 * @param origin what it was measured on, in words
 * @param persons measured
 * @param genuine frames measured
 * @param impostor frames measured, each at every other person's templates
 */
public record Calibration(
    List<Scale> scales,
    List<List<Double>> covariance,
    double frameCorrelation,
    String origin,
    int persons,
    long genuine,
    long impostor) {

  /**
   * One comparator's distances.
   *
   * @param comparator its id
   * @param model the model whose embeddings were measured, as the catalogue names it
   * @param sha256 of that model: another model means another calibration
   * @param genuineMean mean distance of a person's frame to their own templates
   * @param impostorMean to somebody else's; larger
   */
  public record Scale(
      String comparator, String model, String sha256, double genuineMean, double impostorMean) {}

  public Calibration {
    scales = List.copyOf(scales);
    covariance = covariance.stream().map(List::copyOf).toList();
    int n = scales.size();
    require(n > 0, "no comparator");
    require(
        covariance.size() == n && covariance.stream().allMatch(row -> row.size() == n),
        "a covariance of another size");
    for (int i = 0; i < n; i++) {
      require(covariance.get(i).get(i) > 0, "a variance that is none");
      require(scales.get(i).impostorMean() > scales.get(i).genuineMean(), "persons not told apart");
    }
    require(frameCorrelation >= 0 && frameCorrelation <= 1, "a correlation beyond 0 to 1");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("not a calibration: " + what);
    }
  }

  /**
   * How evidence follows from the distances of some of the comparators.
   *
   * @param weights nats for each unit of distance below {@code middles}
   * @param middles distances that say nothing
   * @param separation d' squared: how much these comparators can say, in all
   */
  record Weights(double[] weights, double[] middles, double separation) {

    /** The log likelihood ratio of distances, in nats. */
    double evidence(double[] distances) {
      double nats = 0;
      for (int i = 0; i < distances.length; i++) {
        nats += weights[i] * (middles[i] - distances[i]);
      }
      return nats;
    }
  }

  /**
   * The weights of some comparators: Fisher's discriminant.
   *
   * @param chosen their places in {@link #scales}
   */
  Weights weights(int... chosen) {
    double[][] matrix = new double[chosen.length][chosen.length];
    double[] apart = new double[chosen.length];
    double[] middles = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      Scale scale = scales.get(chosen[i]);
      apart[i] = scale.impostorMean() - scale.genuineMean();
      middles[i] = (scale.impostorMean() + scale.genuineMean()) / 2;
      for (int j = 0; j < chosen.length; j++) {
        matrix[i][j] = covariance.get(chosen[i]).get(chosen[j]);
      }
    }
    double[] weights = Cholesky.solve(matrix, apart);
    double separation = 0;
    for (int i = 0; i < chosen.length; i++) {
      separation += weights[i] * apart[i];
    }
    return new Weights(weights, middles, separation);
  }

  /** The weights of all comparators. */
  Weights weights() {
    int[] all = new int[scales.size()];
    Arrays.setAll(all, i -> i);
    return weights(all);
  }

  /**
   * The log likelihood ratio of the distances of all comparators, in nats, without bound.
   *
   * @param distances in the order of the scales
   */
  public double evidence(double[] distances) {
    return weights().evidence(distances);
  }
}
