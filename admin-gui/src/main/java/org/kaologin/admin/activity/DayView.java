package org.kaologin.admin.activity;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.kaologin.admin.look.Canvas;
import org.kaologin.admin.look.Look;

/**
 * A day's hours: what a face opened stands up from the line, what it did not hangs down. Each
 * quarter of the day is named below.
 */
final class DayView extends Canvas {
  private static final long serialVersionUID = 1;
  private static final int HOURS = 24;
  private static final int HEIGHT = 80;
  private static final int HOURS_PER_LABEL = 6;

  /** A bar's share of its hour. */
  private static final double BAR = 0.7;

  /** The line's place from above; unlocks are the more usual. */
  private static final double LINE = 0.6;

  /** Half of what marks an hour that is named, in pixels. */
  private static final double TICK = 2;

  private final int[] opened = new int[HOURS];
  private final int[] refused = new int[HOURS];

  DayView() {
    setName("activity.day");
    setPreferredSize(UIScale.scale(new Dimension(10 * HOURS, HEIGHT)));
  }

  /** Shows a day of all that happened, and says it in words to who does not see it. */
  void show(List<Happening> all, LocalDate day, String words) {
    count(all, day, Happening::isUnlock, opened);
    count(all, day, Happening::isRefusal, refused);
    getAccessibleContext().setAccessibleName(words);
    repaint();
  }

  private static void count(
      List<Happening> all, LocalDate day, Predicate<Happening> wanted, int[] hours) {
    Arrays.fill(hours, 0);
    for (Happening happening : all) {
      ZonedDateTime at = happening.time().atZone(ZoneId.systemDefault());
      if (wanted.test(happening) && at.toLocalDate().equals(day)) {
        hours[at.getHour()]++;
      }
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setFont(getFont());
    double height = getHeight() - g.getFontMetrics().getHeight();
    double line = LINE * height;
    double hour = (double) getWidth() / HOURS;
    int most = 1;
    for (int i = 0; i < HOURS; i++) {
      most = Math.max(most, Math.max(opened[i], refused[i]));
    }
    for (int i = 0; i < HOURS; i++) {
      double up = line * opened[i] / most;
      double down = (height - line) * refused[i] / most;
      g.setColor(Look.colour(Look.GOOD));
      g.fill(new Rectangle2D.Double(i * hour, line - up, BAR * hour, up));
      g.setColor(Look.colour(Look.BAD));
      g.fill(new Rectangle2D.Double(i * hour, line, BAR * hour, down));
    }
    g.setColor(Look.colour(Look.MUTED));
    g.draw(new Line2D.Double(0, line, getWidth(), line));
    float baseline = getHeight() - g.getFontMetrics().getDescent();
    for (int i = 0; i < HOURS; i += HOURS_PER_LABEL) {
      g.draw(new Line2D.Double(i * hour, line - TICK, i * hour, line + TICK));
      g.drawString(i + ":00", (float) (i * hour), baseline);
    }
    g.dispose();
  }
}
