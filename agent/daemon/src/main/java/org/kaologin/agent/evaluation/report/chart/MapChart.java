package org.kaologin.agent.evaluation.report.chart;

import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import org.kaologin.agent.evaluation.report.EmbeddingMap;

/** A picture of embeddings: each frame is its person's letter or number, and colour. */
public final class MapChart {
  private static final int SIDE = 460;
  private static final int ROOM = 14;
  private static final int COLOURS = 8;
  private static final int LETTERS = 26;

  private MapChart() {}

  /** The picture. */
  public static String of(EmbeddingMap map) {
    Markup svg =
        new Markup()
            .tags("<svg viewBox=\"0 0 %1$d %1$d\" role=\"img\" aria-label=\"", SIDE)
            .text(map.method() + " of the embeddings of " + map.comparator())
            .add("\">");
    int persons = map.points().stream().mapToInt(EmbeddingMap.Point::person).max().orElse(0) + 1;
    Scale across = scale(map, EmbeddingMap.Point::x, ROOM, SIDE - ROOM);
    Scale up = scale(map, EmbeddingMap.Point::y, SIDE - ROOM, ROOM);
    for (EmbeddingMap.Point point : map.points()) {
      svg.tags(
          "<text class=\"mark named c%d\" x=\"%.1f\" y=\"%.1f\">%s</text>",
          point.person() % COLOURS,
          across.pixel(point.x()),
          up.pixel(point.y()) + 3.5,
          sign(point.person(), persons));
    }
    return svg.add("</svg>").toString();
  }

  /** What stands for a person: a letter while there are enough, else a number from 1. */
  public static String sign(int person, int persons) {
    return persons <= LETTERS
        ? String.valueOf((char) ('A' + person))
        : Integer.toString(person + 1);
  }

  private static Scale scale(
      EmbeddingMap map, ToDoubleFunction<EmbeddingMap.Point> value, double start, double end) {
    DoubleSummaryStatistics range = map.points().stream().mapToDouble(value).summaryStatistics();
    boolean wide = range.getMax() > range.getMin();
    double from = wide ? range.getMin() : range.getMin() - 1;
    return new Scale(from, wide ? range.getMax() : from + 2, start, end, false);
  }
}
