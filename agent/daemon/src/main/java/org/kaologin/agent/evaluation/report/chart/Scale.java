package org.kaologin.agent.evaluation.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to pixels along one axis.
 *
 * @param from the value at the first end
 * @param to the value at the other
 * @param start its pixel
 * @param end its pixel
 * @param logarithmic whether powers of ten are evenly spaced; both values are positive then
 */
record Scale(double from, double to, double start, double end, boolean logarithmic) {

  /** A tick and what stands beside it. */
  record Tick(double pixel, String label) {}

  /** The pixel of a value; values outside end at the axis' ends. */
  double pixel(double value) {
    double share =
        logarithmic
            ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
            : (value - from) / (to - from);
    return start + Math.max(0, Math.min(1, share)) * (end - start);
  }

  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double v = from; v <= to * 1.001; v *= 10) {
        ticks.add(new Tick(pixel(v), percent(v)));
      }
      return ticks;
    }
    double step = step((to - from) / 6);
    for (double v = Math.ceil(from / step) * step; v <= to + step / 1e6; v += step) {
      ticks.add(new Tick(pixel(v), number(v, step)));
    }
    return ticks;
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double nice : new double[] {1, 2, 5}) {
      if (rough <= nice * power) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  private static String number(double value, double step) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
    return text.startsWith("-0") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
  }

  private static String percent(double rate) {
    int decimals = (int) Math.max(0, -Math.rint(Math.log10(rate)) - 2);
    return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * rate);
  }
}
