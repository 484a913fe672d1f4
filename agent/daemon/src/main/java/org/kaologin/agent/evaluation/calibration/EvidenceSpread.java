package org.kaologin.agent.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaologin.biometrics.decision.Spread;

/**
 * How evidence is spread over attempts and within them. Both distributions have a longer tail on
 * the side that does no harm, so only the other half is measured.
 */
final class EvidenceSpread {
  private final boolean upper;
  private final List<Double> all = new ArrayList<>();
  private double between;
  private double within;
  private double mean;
  private int groups;
  private int frames;

  /**
   * @param upper whether the upper half is what errs: strangers'
   */
  EvidenceSpread(boolean upper) {
    this.upper = upper;
  }

  /** Takes the evidence of one attempt's frames, at least two of them; all attempts as many. */
  void add(List<Double> attempt) {
    all.addAll(attempt);
    double own = attempt.stream().mapToDouble(x -> x).average().orElseThrow();
    within += attempt.stream().mapToDouble(x -> (x - own) * (x - own)).sum();
    frames += attempt.size();
    groups++;
    double step = own - mean;
    mean += step / groups;
    between += step * (own - mean);
  }

  /**
   * What was found. Its correlation is the intraclass correlation (one-way random effects, ICC(1);
   * Shrout and Fleiss 1979).
   *
   * @throws IllegalStateException where there are too few attempts to tell
   */
  Spread spread() {
    if (groups < 2 || frames <= groups) {
      throw new IllegalStateException("too few attempts to calibrate with");
    }
    double size = (double) frames / groups;
    double meanSquareBetween = size * between / (groups - 1);
    double meanSquareWithin = within / (frames - groups);
    double total = meanSquareBetween + (size - 1) * meanSquareWithin;
    double correlation = (meanSquareBetween - meanSquareWithin) / total;
    return half(Math.max(0, Math.min(1, correlation)));
  }

  private Spread half(double correlation) {
    double[] sorted = all.stream().mapToDouble(x -> x).sorted().toArray();
    double median = sorted[sorted.length / 2];
    double meanSquare =
        Arrays.stream(sorted)
            .filter(x -> upper ? x >= median : x <= median)
            .map(x -> (x - median) * (x - median))
            .average()
            .orElseThrow();
    return new Spread(median, Math.sqrt(meanSquare), correlation);
  }
}
