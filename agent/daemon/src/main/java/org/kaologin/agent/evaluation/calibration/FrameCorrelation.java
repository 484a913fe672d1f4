package org.kaologin.agent.evaluation.calibration;

import java.util.List;

/** How much alike the frames of one attempt are. */
final class FrameCorrelation {
  private double between;
  private double within;
  private double mean;
  private int groups;
  private int frames;

  /** Takes the evidence of one attempt's frames, at least two of them; all attempts as many. */
  void add(List<Double> attempt) {
    double own = attempt.stream().mapToDouble(x -> x).average().orElseThrow();
    within += attempt.stream().mapToDouble(x -> (x - own) * (x - own)).sum();
    frames += attempt.size();
    groups++;
    double step = own - mean;
    mean += step / groups;
    between += step * (own - mean);
  }

  /**
   * The intraclass correlation (one-way random effects, ICC(1); Shrout and Fleiss 1979), 0 to 1.
   *
   * @return 1 where there are too few attempts to tell: then more frames say no more than one
   */
  double value() {
    if (groups < 2 || frames <= groups) {
      return 1;
    }
    double size = (double) frames / groups;
    double meanSquareBetween = size * between / (groups - 1);
    double meanSquareWithin = within / (frames - groups);
    double total = meanSquareBetween + (size - 1) * meanSquareWithin;
    return total > 0 ? Math.max(0, Math.min(1, (meanSquareBetween - meanSquareWithin) / total)) : 1;
  }
}
