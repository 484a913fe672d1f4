package org.kaologin.biometrics.decision;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A sequential test over the frames of one attempt: it stops as soon as a stranger would say so
 * much, or the person so little, with no more than the chance that is allowed.
 *
 * <p>The statistic is the mean evidence of the frames, a log likelihood ratio in nats. Wald's
 * boundary {@code ln(1 / rate)} would hold as well, but it holds for every distribution; the
 * measured one of strangers' evidence tells the rate itself, so that an attempt needs less.
 */
public final class SequentialTest {
  /** Where the evidence stands. */
  public enum State {
    UNDECIDED,
    ACCEPTED,
    REJECTED
  }

  private final Spread genuine;
  private final Spread impostor;
  private final double acceptAt;
  private final double rejectAt;
  private final int framesBeforeRefusal;
  private double sum;
  private int frames;

  /**
   * @param falseMatchRate chance to accept somebody else in one attempt, between 0 and 1
   * @param falseRejectRate chance to reject the person, between 0 and 1
   * @param genuine spread of the person's evidence
   * @param impostor spread of everybody else's
   * @param framesBeforeRefusal no rejection with fewer
   */
  public SequentialTest(
      double falseMatchRate,
      double falseRejectRate,
      Spread genuine,
      Spread impostor,
      int framesBeforeRefusal) {
    if (!(falseMatchRate > 0 && falseMatchRate < 1 && falseRejectRate > 0 && falseRejectRate < 1)) {
      throw new IllegalArgumentException("rates lie between 0 and 1");
    }
    NormalDistribution normal = NormalDistribution.of(0, 1);
    this.genuine = genuine;
    this.impostor = impostor;
    this.acceptAt =
        normal.inverseSurvivalProbability(falseMatchRate / looks(impostor.correlation()));
    this.rejectAt =
        normal.inverseCumulativeProbability(falseRejectRate / looks(genuine.correlation()));
    this.framesBeforeRefusal = framesBeforeRefusal;
  }

  /**
   * A test that looks after every frame has as many chances to err, the fewer the more alike the
   * frames are: how many times as often as a single look all looks of an attempt err. Fitted from
   * above to simulated attempts of 150 frames at rates of 1e-2 to 1e-4: 3.7 at a correlation of
   * 0.5, 3.3 at 0.7, 2.4 at 0.84, 1.6 at 0.95.
   */
  private static double looks(double correlation) {
    return 1.2 + 8 * (1 - correlation);
  }

  /**
   * Takes one frame's evidence.
   *
   * @param nats finite
   */
  public State add(double nats) {
    if (!Double.isFinite(nats)) {
      throw new IllegalArgumentException("evidence must be finite");
    }
    sum += nats;
    frames++;
    return state();
  }

  /** The mean evidence of all frames, in nats. */
  public double evidence() {
    return frames == 0 ? 0 : sum / frames;
  }

  /** How many frames were taken. */
  public int frames() {
    return frames;
  }

  /**
   * The mean evidence of some frames that is accepted, in nats.
   *
   * @param some how many frames, at least 1
   */
  public double needed(int some) {
    return Math.max(0, impostor.evidenceAt(acceptAt, some));
  }

  /** Where the evidence stands. */
  public State state() {
    if (frames == 0) {
      return State.UNDECIDED;
    }
    double evidence = evidence();
    if (evidence > 0 && impostor.deviations(evidence, frames) >= acceptAt) {
      return State.ACCEPTED;
    }
    boolean unlikely = evidence < 0 && genuine.deviations(evidence, frames) <= rejectAt;
    return unlikely && frames >= framesBeforeRefusal ? State.REJECTED : State.UNDECIDED;
  }
}
