package org.kaologin.agent.evaluation.report.chart;

/** An empty chart: a picture's outline with axes, grid and their names. */
final class Frame {
  private static final int LEFT = 64;
  private static final int RIGHT = 18;
  private static final int TOP = 14;
  private static final int BOTTOM = 48;

  private final int width;
  private final int height;

  Frame(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Scale across(double from, double to, boolean logarithmic) {
    return new Scale(from, to, LEFT, (double) width - RIGHT, logarithmic);
  }

  Scale up(double from, double to, boolean logarithmic) {
    return new Scale(from, to, (double) height - BOTTOM, TOP, logarithmic);
  }

  /** Begins the picture. */
  Markup open(String description) {
    return new Markup()
        .tags("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", width, height)
        .text(description)
        .add("\">");
  }

  /** Draws grid and axes. */
  void axes(Markup svg, Scale across, Scale up, String acrossName, String upName) {
    for (Scale.Tick tick : across.ticks()) {
      svg.tags(
          "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
              + "<text class=\"soft\" x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\">%5$s</text>",
          tick.pixel(), TOP, height - BOTTOM, height - BOTTOM + 18, tick.label());
    }
    for (Scale.Tick tick : up.ticks()) {
      svg.tags(
          "<line class=\"grid\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
              + "<text class=\"soft\" x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s</text>",
          LEFT, width - RIGHT, tick.pixel(), LEFT - 8, tick.pixel() + 4, tick.label());
    }
    svg.tags(
        "<line class=\"axis\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$d\" y2=\"%3$d\"/>",
        LEFT, width - RIGHT, height - BOTTOM);
    svg.tags(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">",
            (LEFT + width - RIGHT) / 2, height - 8)
        .text(acrossName)
        .add("</text>");
    svg.tags(
            "<text transform=\"translate(13 %d) rotate(-90)\" text-anchor=\"middle\">",
            (TOP + height - BOTTOM) / 2)
        .text(upName)
        .add("</text>");
  }
}
