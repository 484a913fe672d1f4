package org.kaologin.biometrics.decision;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How the evidence of frames is spread on the side on which it errs, which is strangers' upper and
 * the person's lower half: as half a normal distribution; and how alike the frames of one attempt
 * are.
 *
 * @param mean where the half begins, in nats: the median of single frames
 * @param deviation root mean square distance of that half from it, in nats, positive
 * @param correlation of two frames of one attempt, 0 (independent) to 1 (one frame says all)
 */
public record Spread(double mean, double deviation, double correlation) {

  public Spread {
    if (!(Double.isFinite(mean) && deviation > 0 && correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException("not a spread of evidence");
    }
  }

  /**
   * How far the mean of some frames lies from the mean of all, in standard deviations of such
   * means: those of {@code n} frames count as {@code n / (1 + (n - 1) r)} independent ones (the
   * design effect, Kish 1965).
   *
   * @param evidence mean of the frames, in nats
   * @param frames how many, at least 1
   */
  double deviations(double evidence, int frames) {
    return (evidence - mean) / deviationOfMean(frames);
  }

  /** The evidence that lies so many standard deviations from the mean of all. */
  double evidenceAt(double deviations, int frames) {
    return mean + deviations * deviationOfMean(frames);
  }

  /**
   * How the mean of some frames is spread, in nats.
   *
   * @param frames how many, at least 1
   */
  public double deviationOfMean(int frames) {
    return deviation * Math.sqrt(correlation + (1 - correlation) / frames);
  }

  /**
   * How often the mean of some frames says as much or more: of strangers' spread, the false match
   * rate of a bound at this evidence.
   *
   * @param evidence mean of the frames, in nats
   * @param frames how many, at least 1
   */
  public double chanceAbove(double evidence, int frames) {
    return NormalDistribution.of(0, 1).survivalProbability(deviations(evidence, frames));
  }

  /**
   * How often the mean of some frames says less: of persons' spread, the false non-match rate.
   *
   * @param evidence mean of the frames, in nats
   * @param frames how many, at least 1
   */
  public double chanceBelow(double evidence, int frames) {
    return NormalDistribution.of(0, 1).cumulativeProbability(deviations(evidence, frames));
  }
}
