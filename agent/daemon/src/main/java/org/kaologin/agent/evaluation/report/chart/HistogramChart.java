package org.kaologin.agent.evaluation.report.chart;

import java.util.List;
import org.kaologin.agent.evaluation.statistics.Histogram;

/** How scores are spread: genuine as an area, impostors as a line, on a logarithmic scale. */
public final class HistogramChart {
  private static final double LEAST_SHARE = 1e-4;

  private final Frame frame = new Frame(460, 300);

  /**
   * The picture.
   *
   * @param name of the score
   * @param unit what its axis is called
   */
  public String of(String name, String unit, Histogram histogram) {
    Markup svg = frame.open("Histogram of the scores of " + name + ", genuine and impostor");
    Scale across = frame.across(histogram.from(), histogram.to(), false);
    Scale up = frame.up(LEAST_SHARE, 1, true);
    frame.axes(svg, across, up, unit, "share of scores");
    steps(svg, "area c0", histogram, histogram.genuine(), across, up);
    steps(svg, "hollow c1", histogram, histogram.impostor(), across, up);
    label(svg, "c0", "genuine", peak(histogram, histogram.genuine(), across));
    label(svg, "c1", "impostor", peak(histogram, histogram.impostor(), across));
    return svg.add("</svg>").toString();
  }

  private static void steps(
      Markup svg, String style, Histogram histogram, List<Integer> counts, Scale across, Scale up) {
    double total = counts.stream().mapToInt(Integer::intValue).sum();
    if (total == 0) {
      return;
    }
    double width = (histogram.to() - histogram.from()) / counts.size();
    double floor = up.pixel(0);
    svg.tags("<path class=\"%s\" d=\"M%.1f %.1f", style, across.pixel(histogram.from()), floor);
    for (int i = 0; i < counts.size(); i++) {
      svg.tags(
          "V%.1fH%.1f",
          up.pixel(counts.get(i) / total), across.pixel(histogram.from() + (i + 1) * width));
    }
    svg.tags("V%.1f\"/>", floor);
  }

  private static double peak(Histogram histogram, List<Integer> counts, Scale across) {
    int best = 0;
    for (int i = 1; i < counts.size(); i++) {
      best = counts.get(i) > counts.get(best) ? i : best;
    }
    double width = (histogram.to() - histogram.from()) / Math.max(1, counts.size());
    return Math.max(95, Math.min(410, across.pixel(histogram.from() + (best + 0.5) * width)));
  }

  private static void label(Markup svg, String colour, String text, double x) {
    svg.tags(
        "<text class=\"named halo %s\" x=\"%.1f\" y=\"28\" text-anchor=\"middle\">%s</text>",
        colour, x, text);
  }
}
