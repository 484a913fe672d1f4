package org.kaologin.admin.strictness;

/** The slider's steps: quarters of a power of ten, the strictest at the right. */
final class RateScale {
  private static final int STEPS_PER_POWER = 4;
  private static final int LEAST_POWER = 2;
  private static final int MOST_POWER = 6;

  /** The last step. */
  static final int MOST = (MOST_POWER - LEAST_POWER) * STEPS_PER_POWER;

  private RateScale() {}

  /** The false match rate at a step. */
  static double rate(int step) {
    double exact = Math.pow(10, -LEAST_POWER - (double) step / STEPS_PER_POWER);
    // 1.8e-5 says as much as 1.778e-5, and is what people can write into kao.toml.
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.1e", exact));
  }

  /** The step that is nearest to a false match rate. */
  static int step(double rate) {
    long step = Math.round((-Math.log10(rate) - LEAST_POWER) * STEPS_PER_POWER);
    return (int) Math.max(0, Math.min(MOST, step));
  }

  /** The rate as one in so many. */
  static long oneIn(double rate) {
    double many = 1 / rate;
    double digits = Math.pow(10, Math.floor(Math.log10(many)) - 1);
    return Math.round(many / digits) * (long) digits;
  }
}
