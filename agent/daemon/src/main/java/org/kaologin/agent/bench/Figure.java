package org.kaologin.agent.bench;

import java.util.Arrays;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param unit of the values
 * @param median of all values
 * @param p95 the value that 95 % do not exceed
 * @param count how many values
 */
public record Figure(String name, String unit, double median, double p95, int count) {

  /**
   * The figure of some values.
   *
   * @throws IllegalArgumentException without any
   */
  public static Figure of(String name, String unit, double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured for " + name);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Figure(name, unit, quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.length);
  }

  /** The smallest value that a share of all does not exceed. */
  private static double quantile(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)];
  }
}
