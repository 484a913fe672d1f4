package org.kaologin.agent.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The trade between both errors over all thresholds, counted. */
public final class ErrorRates {
  private final double[] genuine;
  private final double[] impostor;
  private final double[] thresholds;

  public ErrorRates(ScoreSet scores) {
    genuine = scores.sortedGenuine();
    impostor = scores.sortedImpostor();
    thresholds =
        DoubleStream.concat(
                DoubleStream.concat(Arrays.stream(genuine), Arrays.stream(impostor)),
                DoubleStream.of(Double.POSITIVE_INFINITY))
            .sorted()
            .distinct()
            .toArray();
  }

  /** Whether there are scores of both kinds. */
  public boolean known() {
    return genuine.length > 0 && impostor.length > 0;
  }

  /** Share of impostor scores that match at a threshold; NaN without any. */
  public double fmr(double threshold) {
    return impostor.length == 0
        ? Double.NaN
        : (double) (impostor.length - below(impostor, threshold)) / impostor.length;
  }

  /** Share of genuine scores that do not match at a threshold; NaN without any. */
  public double fnmr(double threshold) {
    return shareBelow(genuine, threshold);
  }

  /** Where both rates are as near to each other as they come, their mean; NaN without scores. */
  public double equalErrorRate() {
    double best = Double.POSITIVE_INFINITY;
    double rate = Double.NaN;
    for (double threshold : thresholds) {
      double apart = Math.abs(fmr(threshold) - fnmr(threshold));
      if (apart < best) {
        best = apart;
        rate = (fmr(threshold) + fnmr(threshold)) / 2;
      }
    }
    return rate;
  }

  /** The laxest threshold that lets no more than this share of impostor scores match. */
  public double thresholdAt(double fmr) {
    int low = 0;
    int high = thresholds.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fmr(thresholds[middle]) <= fmr) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return thresholds[low];
  }

  /** The impostor scores that match at {@link #thresholdAt}. */
  public Proportion fmrAt(double fmr) {
    return known()
        ? Proportion.of(impostor.length - below(impostor, thresholdAt(fmr)), impostor.length)
        : Proportion.of(0, 0);
  }

  /** The genuine scores refused at {@link #thresholdAt}. */
  public Proportion fnmrAt(double fmr) {
    return known()
        ? Proportion.of(below(genuine, thresholdAt(fmr)), genuine.length)
        : Proportion.of(0, 0);
  }

  /**
   * How far the two kinds lie apart, in standard deviations (d', with the root mean square of both
   * deviations); NaN with fewer than two scores of a kind.
   */
  public double dPrime() {
    if (genuine.length < 2 || impostor.length < 2) {
      return Double.NaN;
    }
    double spread = Math.sqrt((variance(genuine) + variance(impostor)) / 2);
    return Math.abs(mean(genuine) - mean(impostor)) / spread;
  }

  /**
   * Points of the detection error trade-off, from the laxest threshold to the strictest: where
   * either rate changes, thinned out evenly to at most some.
   */
  public List<DetPoint> det(int most) {
    if (!known()) {
      return List.of();
    }
    List<DetPoint> all = new ArrayList<>();
    for (double threshold : thresholds) {
      double fmr = fmr(threshold);
      double fnmr = fnmr(threshold);
      boolean corner =
          all.isEmpty()
              || all.get(all.size() - 1).fmr() != fmr
              || all.get(all.size() - 1).fnmr() != fnmr;
      if (corner && (fmr < 1 || fnmr > 0)) {
        all.add(new DetPoint(threshold, fmr, fnmr));
      }
    }
    return thinned(all, most);
  }

  /** The ends of a curve change fastest on a logarithmic scale: they keep all their points. */
  private static List<DetPoint> thinned(List<DetPoint> all, int most) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    List<DetPoint> kept = new ArrayList<>();
    double room = most / 4.0;
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (DetPoint point : all) {
      double x = room * logit(point.fmr());
      double y = room * logit(point.fnmr());
      if (!(Math.abs(x - lastX) + Math.abs(y - lastY) < LOGIT_RANGE)) {
        kept.add(point);
        lastX = x;
        lastY = y;
      }
    }
    return List.copyOf(kept);
  }

  /** What a logit from 1e-6 to 1 - 1e-6 spans, about. */
  private static final double LOGIT_RANGE = 28;

  private static double logit(double rate) {
    double inside = Math.min(1 - 1e-6, Math.max(1e-6, rate));
    return Math.log(inside / (1 - inside));
  }

  private static double shareBelow(double[] sorted, double threshold) {
    return sorted.length == 0 ? Double.NaN : (double) below(sorted, threshold) / sorted.length;
  }

  /** How many sorted scores are less than a threshold. */
  static int below(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
