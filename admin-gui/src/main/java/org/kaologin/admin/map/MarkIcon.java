package org.kaologin.admin.map;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.Supplier;
import javax.swing.Icon;

/** A mark beside words. */
final class MarkIcon implements Icon {
  private static final int SIZE = 16;

  private final Mark mark;
  private final Supplier<Color> colour;

  /**
   * @param colour asked whenever it is painted, so that it follows the look
   */
  MarkIcon(Mark mark, Supplier<Color> colour) {
    this.mark = mark;
    this.colour = colour;
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(colour.get());
    double half = getIconWidth() / 2.0;
    g.fill(mark.around(x + half, y + half, UIScale.scale(MapPainter.RADIUS)));
    g.dispose();
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(SIZE);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(SIZE);
  }
}
