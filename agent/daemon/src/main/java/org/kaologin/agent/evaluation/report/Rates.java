package org.kaologin.agent.evaluation.report;

import java.util.Locale;
import org.kaologin.agent.evaluation.statistics.Proportion;

/** Rates in words. */
final class Rates {

  private Rates() {}

  /** Count, rate and what they prove: the interval, or at zero the rule of three. */
  static String of(Proportion p) {
    if (p.of() == 0) {
      return "none tried";
    }
    String counted = p.count() + " of " + p.of() + ", ";
    return p.count() == 0
        ? counted + "below " + percent(p.ruleOfThree())
        : counted + percent(p.rate()) + " " + interval(p.lower(), p.upper());
  }

  /** Both ends of an interval. */
  static String interval(double lower, double upper) {
    return "(" + percent(lower).replace(" %", "") + " to " + percent(upper) + ")";
  }

  /** A d', where the scores have one: a frame without any score is infinitely far from all. */
  static String dPrime(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** A rate in percent, to three figures where it is small. */
  static String percent(double rate) {
    if (Double.isNaN(rate)) {
      return "unknown";
    }
    double percent = 100 * rate;
    int decimals = percent == 0 || percent >= 0.995 ? 2 : percent >= 0.0995 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
  }
}
