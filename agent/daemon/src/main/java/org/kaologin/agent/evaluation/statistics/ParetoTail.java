package org.kaologin.agent.evaluation.statistics;

import java.util.Arrays;

/**
 * A generalised Pareto distribution over the highest scores (peaks over threshold, Pickands 1975),
 * fitted by Zhang and Stephens' estimator (Technometrics 51, 2009), which always gives an answer.
 * {@code P(score > t) = share (1 + shape (t - start) / scale)^(-1 / shape)}.
 *
 * @param start where the tail begins
 * @param share of all scores that lie above
 * @param shape negative where scores have an upper end
 * @param scale in units of the score
 */
public record ParetoTail(double start, double share, double shape, double scale) {
  /** Share of the scores that is taken as the tail. */
  public static final double SHARE = 0.05;

  /** Fewest scores worth a fit. */
  public static final int LEAST = 50;

  /** Zhang and Stephens' prior: a third of the sample's upper end. */
  private static final double PRIOR = 3;

  /** Shapes nearer to zero than this are computed as the exponential distribution. */
  private static final double EXPONENTIAL = 1e-9;

  /** Whether so many scores are enough. */
  public static boolean enough(int scores) {
    return scores * SHARE >= LEAST;
  }

  /**
   * Fits the tail of sorted scores.
   *
   * @throws IllegalArgumentException when there are too few
   */
  public static ParetoTail fit(double[] sorted) {
    if (!enough(sorted.length)) {
      throw new IllegalArgumentException(sorted.length + " scores are too few for a tail");
    }
    int count = (int) Math.floor(sorted.length * SHARE);
    double start = sorted[sorted.length - count - 1];
    double[] excess =
        Arrays.stream(sorted, sorted.length - count, sorted.length)
            .map(s -> s - start)
            .filter(x -> x > 0)
            .toArray();
    double share = (double) excess.length / sorted.length;
    if (excess.length < 2 || excess[excess.length - 1] == excess[0]) {
      // All peaks are one value: nothing lies beyond it.
      return new ParetoTail(start, share, -1, excess.length == 0 ? 0 : excess[0]);
    }
    double theta = theta(excess);
    double shape = meanLog(theta, excess);
    return new ParetoTail(start, share, shape, -shape / theta);
  }

  /** The mean of {@code theta = -shape / scale} over the profile likelihood. */
  private static double theta(double[] sorted) {
    int grid = 30 + (int) Math.sqrt(sorted.length);
    double quarter = sorted[Math.max(0, (int) (sorted.length / 4.0 + 0.5) - 1)];
    double[] thetas = new double[grid];
    double[] likelihoods = new double[grid];
    for (int j = 0; j < grid; j++) {
      thetas[j] =
          1 / sorted[sorted.length - 1] + (1 - Math.sqrt(grid / (j + 0.5))) / PRIOR / quarter;
      double shape = meanLog(thetas[j], sorted);
      likelihoods[j] = sorted.length * (Math.log(-thetas[j] / shape) - shape - 1);
    }
    double highest = Arrays.stream(likelihoods).filter(Double::isFinite).max().orElse(0);
    double sum = 0;
    double weights = 0;
    for (int j = 0; j < grid; j++) {
      double weight = Math.exp(likelihoods[j] - highest);
      if (Double.isFinite(weight)) {
        sum += weight * thetas[j];
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double meanLog(double theta, double[] excess) {
    return Arrays.stream(excess).map(x -> Math.log1p(-theta * x)).average().orElse(0);
  }

  /** The score that only this share of all scores exceeds; below the tail's share. */
  public double quantile(double rate) {
    double ratio = rate / share;
    return Math.abs(shape) < EXPONENTIAL
        ? start - scale * Math.log(ratio)
        : start + scale / shape * (Math.pow(ratio, -shape) - 1);
  }

  /** The share of all scores that exceeds a score in the tail. */
  public double exceeding(double score) {
    if (!(scale > 0)) {
      return score > start ? 0 : share;
    }
    double inside = 1 + shape * (score - start) / scale;
    if (Math.abs(shape) < EXPONENTIAL) {
      return share * Math.exp(-(score - start) / scale);
    }
    return inside <= 0 ? 0 : share * Math.pow(inside, -1 / shape);
  }
}
