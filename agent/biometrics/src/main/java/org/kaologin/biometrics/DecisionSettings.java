package org.kaologin.biometrics;

/**
 * How strict an unlock is.
 *
 * @param falseMatchRate the chance, a live stranger's attempt, to be accepted: 1e-6 to 1e-2
 */
public record DecisionSettings(double falseMatchRate) {
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
}
