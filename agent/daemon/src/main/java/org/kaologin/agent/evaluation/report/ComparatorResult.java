package org.kaologin.agent.evaluation.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.agent.evaluation.statistics.DetPoint;
import org.kaologin.agent.evaluation.statistics.ErrorRates;
import org.kaologin.agent.evaluation.statistics.Histogram;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.kaologin.agent.evaluation.statistics.TailEstimate;

/**
 * How well one score tells persons apart.
 *
 * @param eer equal error rate
 * @param dPrime distance of both distributions in standard deviations
 * @param fnmrAt1e3 false non-match rate where at most 1 in 1000 impostor scores match
 * @param fnmrAt1e4 the same at 1 in 10 000
 * @param genuineScores how many
 * @param impostorScores how many
 * @param counted both rates, counted, at the operating points
 * @param tail what an extreme value fit says beyond; without points where there are too few scores
 * @param det the detection error trade-off
 * @param histogram of the scores
 */
public record ComparatorResult(
    double eer,
    double dPrime,
    @JsonProperty("fnmrAt1e-3") double fnmrAt1e3,
    @JsonProperty("fnmrAt1e-4") double fnmrAt1e4,
    int genuineScores,
    int impostorScores,
    List<Counted> counted,
    TailEstimate tail,
    List<DetPoint> det,
    Histogram histogram) {
  /** False match rates at which everything is reported. */
  public static final List<Double> OPERATING_POINTS = List.of(1e-2, 1e-3, 1e-4, 1e-5, 1e-6);

  private static final int DET_POINTS = 300;
  private static final int BINS = 60;

  /**
   * Both rates where at most a share of the impostor scores match.
   *
   * @param fmrTarget that share
   * @param threshold the laxest score that keeps to it; infinite where none does
   * @param fmr counted there
   * @param fnmr counted there
   */
  public record Counted(double fmrTarget, double threshold, Proportion fmr, Proportion fnmr) {}

  public ComparatorResult {
    counted = List.copyOf(counted);
    det = List.copyOf(det);
  }

  /**
   * Everything about some scores.
   *
   * @param seed of the bootstrap
   */
  public static ComparatorResult of(ScoreSet scores, long seed) {
    ErrorRates rates = new ErrorRates(scores);
    List<Counted> counted = new ArrayList<>();
    for (double target : OPERATING_POINTS) {
      counted.add(
          new Counted(
              target, rates.thresholdAt(target), rates.fmrAt(target), rates.fnmrAt(target)));
    }
    return new ComparatorResult(
        rates.known() ? rates.equalErrorRate() : Double.NaN,
        rates.dPrime(),
        rates.fnmrAt(1e-3).rate(),
        rates.fnmrAt(1e-4).rate(),
        scores.sortedGenuine().length,
        scores.sortedImpostor().length,
        counted,
        TailEstimate.of(scores, seed),
        rates.det(DET_POINTS),
        Histogram.of(scores, BINS));
  }
}
