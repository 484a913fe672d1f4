package org.kaologin.agent.evaluation.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaologin.agent.evaluation.report.ComparatorResult;
import org.kaologin.agent.evaluation.statistics.DetPoint;
import org.kaologin.agent.evaluation.statistics.TailEstimate;

/**
 * Detection error trade-off: what refusing fewer of the right costs in letting in the wrong. Lines
 * are counted, dots with whiskers come from the extreme value fit.
 */
public final class DetChart {
  private static final double LEAST_FMR = 1e-6;
  private static final double LEAST_FNMR = 1e-3;

  /** Dashes that tell lines apart without their colours. */
  private static final List<String> DASHES = List.of("none", "9 4", "2 4", "12 4 2 4", "5 3");

  private static final double LINE = 18;

  private final Frame frame = new Frame(760, 440);
  private final Scale across = frame.across(LEAST_FMR, 1, true);
  private final Scale up = frame.up(LEAST_FNMR, 1, true);

  /** One line for each result, in their order. */
  public String of(Map<String, ComparatorResult> results) {
    Markup svg =
        frame.open(
            "Detection error trade-off of "
                + String.join(", ", results.keySet())
                + "; the table below has its numbers");
    frame.axes(svg, across, up, "false match rate (impostors accepted)", "false non-match rate");
    int number = 0;
    for (Map.Entry<String, ComparatorResult> entry : results.entrySet()) {
      line(svg, number, entry.getValue());
      legend(svg, number++, entry.getKey());
    }
    return svg.add("</svg>").toString();
  }

  private void line(Markup svg, int number, ComparatorResult result) {
    List<String> places = new ArrayList<>();
    for (DetPoint point : result.det()) {
      if (point.fmr() > 0) {
        String place =
            String.format(
                java.util.Locale.ROOT,
                "%.1f,%.1f",
                across.pixel(point.fmr()),
                up.pixel(point.fnmr()));
        if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
          places.add(place);
        }
      }
    }
    svg.tags(
        "<polyline class=\"curve c%d\" stroke-dasharray=\"%s\" points=\"%s\"/>",
        number % 8, DASHES.get(number % DASHES.size()), String.join(" ", places));
    for (TailEstimate.Point point : result.tail().points()) {
      // Side by side where several have the same rate.
      double x = across.pixel(point.fmr()) + 5 * number;
      svg.tags(
          "<line class=\"whisker c%1$d\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"%3$.1f\" y2=\"%4$.1f\"/>"
              + "<circle class=\"dot c%1$d\" cx=\"%2$.1f\" cy=\"%5$.1f\" r=\"3.5\"/>",
          number % 8,
          x,
          up.pixel(point.fnmrLower()),
          up.pixel(point.fnmrUpper()),
          up.pixel(point.fnmr()));
    }
  }

  private static void legend(Markup svg, int number, String name) {
    double y = 34 + LINE * number;
    svg.tags(
            "<line class=\"curve c%1$d\" stroke-dasharray=\"%2$s\" x1=\"588\" x2=\"624\""
                + " y1=\"%3$.0f\" y2=\"%3$.0f\"/>"
                + "<text class=\"halo\" x=\"632\" y=\"%4$.0f\">",
            number % 8, DASHES.get(number % DASHES.size()), y - 4, y)
        .text(name)
        .add("</text>");
  }
}
