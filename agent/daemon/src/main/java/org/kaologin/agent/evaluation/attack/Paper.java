package org.kaologin.agent.evaluation.attack;

/** Paper and toner at 850 nm. Ink that infrared does not see would print nothing at all. */
final class Paper {
  /** Reflectance of toner and of plain paper. */
  private static final double BLACK = 0.05;

  private static final double WHITE = 0.75;

  private Paper() {}

  /**
   * Counts of a printed place.
   *
   * @param whiteness of the print, 0 to 1
   */
  static double counts(double whiteness, Sheet.Hit hit) {
    return Sensor.counts(BLACK + (WHITE - BLACK) * whiteness, hit.facing(), hit.range());
  }
}
