package org.kaologin.agent.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What an extreme value fit of the impostor scores says beyond the counts.
 *
 * @param start the score at which the tail begins
 * @param share of the impostor scores in the tail
 * @param shape of the generalised Pareto distribution
 * @param scale of it
 * @param points the estimates at false match rates that can hardly be counted
 */
public record TailEstimate(
    double start, double share, double shape, double scale, List<Point> points) {
  private static final double[] RATES = {1e-3, 1e-4, 1e-5, 1e-6};
  private static final int RESAMPLES = 200;
  private static final double LOWER = 0.025;
  private static final double UPPER = 0.975;

  /**
   * At one false match rate, with 95 % intervals from a bootstrap that draws persons (genuine) and
   * pairs of persons (impostor): the subsets bootstrap of Bolle, Ratha and Pankanti (2004).
   *
   * @param fmr the rate
   * @param threshold that gives it
   * @param fnmr share of genuine scores below that threshold
   * @param fnmrLower end of its interval
   * @param fnmrUpper end of its interval
   * @param fmrLower end of the interval of the rate at that threshold
   * @param fmrUpper end of the interval of the rate at that threshold
   */
  public record Point(
      double fmr,
      double threshold,
      double fnmr,
      double fnmrLower,
      double fnmrUpper,
      double fmrLower,
      double fmrUpper) {}

  public TailEstimate {
    points = List.copyOf(points);
  }

  /** The estimates; without points where there are too few scores. */
  public static TailEstimate of(ScoreSet scores, long seed) {
    double[] impostor = scores.sortedImpostor();
    double[] genuine = scores.sortedGenuine();
    boolean mostlyUnscored =
        impostor.length > 0 && Double.isInfinite(impostor[(int) (impostor.length * 0.9)]);
    if (!ParetoTail.enough(impostor.length) || mostlyUnscored || genuine.length == 0) {
      return new TailEstimate(Double.NaN, 0, Double.NaN, Double.NaN, List.of());
    }
    ParetoTail tail = ParetoTail.fit(impostor);
    double[][] fnmr = new double[RATES.length][RESAMPLES];
    double[][] fmr = new double[RATES.length][RESAMPLES];
    Random random = new Random(seed);
    for (int b = 0; b < RESAMPLES; b++) {
      double[] drawn = ScoreSet.sorted(drawn(scores.impostor(), random));
      double[] own = ScoreSet.sorted(drawn(scores.genuine(), random));
      ParetoTail again = ParetoTail.enough(drawn.length) ? ParetoTail.fit(drawn) : tail;
      for (int i = 0; i < RATES.length; i++) {
        fnmr[i][b] = below(own, again.quantile(RATES[i]));
        fmr[i][b] = again.exceeding(tail.quantile(RATES[i]));
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < RATES.length; i++) {
      double threshold = tail.quantile(RATES[i]);
      points.add(
          new Point(
              RATES[i],
              threshold,
              below(genuine, threshold),
              quantile(fnmr[i], LOWER),
              quantile(fnmr[i], UPPER),
              quantile(fmr[i], LOWER),
              quantile(fmr[i], UPPER)));
    }
    return new TailEstimate(tail.start(), tail.share(), tail.shape(), tail.scale(), points);
  }

  private static double below(double[] sorted, double threshold) {
    return (double) ErrorRates.below(sorted, threshold) / sorted.length;
  }

  private static List<double[]> drawn(List<double[]> groups, Random random) {
    List<double[]> drawn = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      drawn.add(groups.get(random.nextInt(groups.size())));
    }
    return drawn;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
