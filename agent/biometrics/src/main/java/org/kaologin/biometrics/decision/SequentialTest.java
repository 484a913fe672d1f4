package org.kaologin.biometrics.decision;

/**
 * Wald's sequential probability ratio test over the frames of one attempt. Evidence is in nats: the
 * logarithm of how much likelier a frame is for the person than for somebody else.
 *
 * <p>Frames of one attempt resemble each other, so {@code n} of them count as {@code n / (1 + (n -
 * 1) r)} independent ones, with the correlation {@code r} (the design effect, Kish 1965).
 */
public final class SequentialTest {
  /** Where the evidence stands. */
  public enum State {
    UNDECIDED,
    ACCEPTED,
    REJECTED
  }

  private final double acceptAt;
  private final double rejectAt;
  private final double correlation;
  private final int framesBeforeRefusal;
  private double sum;
  private int frames;

  /**
   * @param falseMatchRate chance to accept somebody else, between 0 and 1
   * @param falseRejectRate chance to reject the person, between 0 and 1
   * @param correlation of frames, 0 (independent) to 1 (one frame says all)
   * @param framesBeforeRefusal no rejection with fewer
   */
  public SequentialTest(
      double falseMatchRate, double falseRejectRate, double correlation, int framesBeforeRefusal) {
    if (!(falseMatchRate > 0
        && falseMatchRate < 1
        && falseRejectRate > 0
        && falseRejectRate < 1
        && correlation >= 0
        && correlation <= 1)) {
      throw new IllegalArgumentException("rates and correlation lie between 0 and 1");
    }
    this.acceptAt = Math.log((1 - falseRejectRate) / falseMatchRate);
    this.rejectAt = Math.log(falseRejectRate / (1 - falseMatchRate));
    this.correlation = correlation;
    this.framesBeforeRefusal = framesBeforeRefusal;
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

  /** The evidence of all frames together, in nats. */
  public double evidence() {
    return frames == 0 ? 0 : sum / frames * independentFrames();
  }

  /** How many frames were taken. */
  public int frames() {
    return frames;
  }

  /** Where the evidence stands. */
  public State state() {
    double evidence = evidence();
    if (evidence >= acceptAt) {
      return State.ACCEPTED;
    }
    return evidence <= rejectAt && frames >= framesBeforeRefusal ? State.REJECTED : State.UNDECIDED;
  }

  private double independentFrames() {
    return frames / (1 + (frames - 1) * correlation);
  }
}
