package org.kaologin.admin.map;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.plaf.basic.BasicGraphicsUtils;
import org.kaologin.admin.look.Look;

/** Lines beside a point, the first of which matters most. They stay within the picture. */
final class Callout {
  private static final int PADDING = 10;
  private static final int AWAY = 14;
  private static final int ARC = 12;

  private Callout() {}

  static void paint(Graphics2D g, JComponent on, Point2D point, List<String> lines) {
    double padding = UIScale.scale((float) PADDING);
    double away = UIScale.scale((float) AWAY);
    double most = on.getWidth() - 2 * padding;
    double width = 0;
    double height = 2 * padding;
    for (int i = 0; i < lines.size(); i++) {
      FontMetrics metrics = on.getFontMetrics(font(on, i));
      width = Math.max(width, BasicGraphicsUtils.getStringWidth(on, metrics, lines.get(i)));
      height += metrics.getHeight();
    }
    width = Math.min(most, width + 2 * padding);
    double left = point.getX() + away;
    if (left + width > on.getWidth()) {
      left = Math.max(0, point.getX() - away - width);
    }
    double top = Math.max(0, Math.min(on.getHeight() - height, point.getY() - height / 2));
    double arc = UIScale.scale((float) ARC);
    RoundRectangle2D box = new RoundRectangle2D.Double(left, top, width, height, arc, arc);
    g.setColor(Look.colour("Kao.sidebar"));
    g.fill(box);
    g.setColor(Look.colour(Look.MUTED));
    g.setStroke(new BasicStroke(UIScale.scale(1f)));
    g.draw(box);
    write(g, on, left + padding, top + padding, width - 2 * padding, lines);
  }

  private static void write(
      Graphics2D g, JComponent on, double left, double top, double width, List<String> lines) {
    double y = top;
    g.setColor(Look.colour("Label.foreground"));
    for (int i = 0; i < lines.size(); i++) {
      g.setFont(font(on, i));
      FontMetrics metrics = on.getFontMetrics(g.getFont());
      String line =
          BasicGraphicsUtils.getClippedString(on, metrics, lines.get(i), (int) Math.ceil(width));
      BasicGraphicsUtils.drawString(on, g, line, (float) left, (float) (y + metrics.getAscent()));
      y += metrics.getHeight();
    }
  }

  private static Font font(JComponent on, int line) {
    return line == 0 ? on.getFont().deriveFont(Font.BOLD) : on.getFont();
  }
}
