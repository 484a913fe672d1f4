package org.kaologin.agent.evaluation.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A count of errors and the exact interval of its rate (Clopper and Pearson 1934), which takes the
 * trials as independent.
 *
 * @param count of errors
 * @param of how many trials
 * @param rate their quotient; NaN without trials
 * @param lower end of the two-sided 95 % interval
 * @param upper end of it
 */
public record Proportion(int count, int of, double rate, double lower, double upper) {
  private static final double ERROR = 0.05;

  /** Largest rate at which no error in {@code n} trials has a chance of 5 %: three in {@code n}. */
  private static final double THREE = 3;

  /** Some errors of some trials. */
  public static Proportion of(int count, int of) {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException(count + " errors in " + of + " trials");
    }
    if (of == 0) {
      return new Proportion(0, 0, Double.NaN, 0, 1);
    }
    Interval interval = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(of, count, ERROR);
    return new Proportion(
        count, of, (double) count / of, interval.getLowerBound(), interval.getUpperBound());
  }

  /**
   * What no error says at 95 % (one-sided): the rate is below three in {@code of} (ISO/IEC 19795-1,
   * the rule of three); NaN where there were errors, or no trials.
   */
  public double ruleOfThree() {
    return count == 0 && of > 0 ? Math.min(1, THREE / of) : Double.NaN;
  }

  /** Both together. */
  public Proportion plus(Proportion other) {
    return of(count + other.count, of + other.of);
  }
}
