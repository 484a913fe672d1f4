package org.kaologin.agent.evaluation.attack;

import java.util.function.DoubleUnaryOperator;

/**
 * The cross-section of a sheet that is bent or folded along parallel lines: a polyline, measured
 * along the sheet in mm from the point that shows the tip of the nose. Paper does not stretch, so
 * what is printed on it stays as far apart along the sheet as it was on the flat one.
 *
 * @param across position across the lines, in mm
 * @param away position away from the sensor, in mm
 * @param along position along the sheet, in mm
 */
record Profile(double[] across, double[] away, double[] along) {

  /** How far any of it lies from the origin, in mm, at most. */
  double reach() {
    return Math.max(-along[0], along[along.length - 1]);
  }

  private static final int STEPS = 96;

  /** A plane sheet. */
  static Profile flat(double from, double to) {
    return of(from, to, 1, along -> 0);
  }

  /**
   * A sheet on a cylinder, its crown at {@code crown}.
   *
   * @param crown in mm along the sheet
   */
  static Profile bent(double from, double to, double radius, double crown) {
    return of(from, to, STEPS, along -> (along - crown) / radius);
  }

  /**
   * A sheet with one crease.
   *
   * @param crease in mm along the sheet
   * @param angle of either half against the plane, in radians; positive for a ridge
   */
  static Profile foldedOnce(double from, double to, double crease, double angle) {
    return of(from, to, STEPS, along -> along < crease ? -angle : angle);
  }

  /** A sheet with two creases: three strips at three angles against the plane, in radians. */
  static Profile foldedTwice(double from, double to, double first, double second, double[] angles) {
    return of(
        from,
        to,
        STEPS,
        along -> along < first ? angles[0] : along < second ? angles[1] : angles[2]);
  }

  /** A sheet bent around a head and creased along its middle. */
  static Profile tent(double from, double to, double radius, double angle) {
    return of(from, to, STEPS, along -> along / radius + Math.signum(along) * angle);
  }

  private static Profile of(double from, double to, int steps, DoubleUnaryOperator direction) {
    double[] across = new double[steps + 1];
    double[] away = new double[steps + 1];
    double[] along = new double[steps + 1];
    double step = (to - from) / steps;
    along[0] = from;
    for (int i = 0; i < steps; i++) {
      double angle = direction.applyAsDouble(along[i] + step / 2);
      // Paper that turned its back to the sensor would show no more of the picture.
      angle = Math.max(-1.48, Math.min(1.48, angle));
      across[i + 1] = across[i] + step * Math.cos(angle);
      away[i + 1] = away[i] + step * Math.sin(angle);
      along[i + 1] = along[i] + step;
    }
    int nose = 0;
    for (int i = 1; i <= steps; i++) {
      nose = Math.abs(along[i]) < Math.abs(along[nose]) ? i : nose;
    }
    double shift = along[nose] - across[nose];
    double back = -away[nose];
    for (int i = 0; i <= steps; i++) {
      across[i] += shift;
      away[i] += back;
    }
    return new Profile(across, away, along);
  }
}
