package org.kaologin.biometrics;

import org.kaologin.biometrics.liveness.SignOfLife;

/**
 * How strict an unlock is.
 *
 * @param falseMatchRate the chance, a live stranger's attempt, to be accepted: 1e-6 to 1e-2
 * @param attention whether eyes must be open and the face towards the screen
 * @param signOfLife what must be seen over some frames
 * @param colour whether colour must agree
 * @param nod whether the person must nod, as consent
 */
public record DecisionSettings(
    double falseMatchRate, boolean attention, SignOfLife signOfLife, boolean colour, boolean nod) {
  /** The strictest setting. */
  public static final double STRICTEST = 1e-6;

  /** The laxest setting. */
  public static final double LAXEST = 1e-2;

  public DecisionSettings {
    if (!(falseMatchRate >= STRICTEST && falseMatchRate <= LAXEST)) {
      throw new IllegalArgumentException(
          "the false match rate must lie between 1e-6 and 1e-2, is " + falseMatchRate);
    }
  }

  /** The same for who must nod. */
  public DecisionSettings withNod() {
    return new DecisionSettings(falseMatchRate, attention, signOfLife, colour, true);
  }

  /** Comparison and liveness alone, as error rates are measured. */
  public static DecisionSettings comparing(double falseMatchRate) {
    return new DecisionSettings(falseMatchRate, false, SignOfLife.NONE, false, false);
  }
}
