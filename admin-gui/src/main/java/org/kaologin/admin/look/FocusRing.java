package org.kaologin.admin.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JComponent;

/** The ring around what has the focus, where the look draws none of its own. */
public final class FocusRing {
  private static final float WIDTH = 2;
  private static final float ARC = 10;

  private FocusRing() {}

  /** Has something painted anew whenever the focus comes to it or goes. */
  public static void follow(JComponent component) {
    component.addFocusListener(
        new FocusListener() {
          @Override
          public void focusGained(FocusEvent event) {
            component.repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            component.repaint();
          }
        });
  }

  /** Paints it, if the focus is there. */
  public static void paint(Graphics2D g, JComponent component) {
    if (component.isFocusOwner()) {
      float width = UIScale.scale(WIDTH);
      float arc = UIScale.scale(ARC);
      g.setColor(Look.colour(Look.ACCENT));
      g.setStroke(new BasicStroke(width));
      g.draw(
          new RoundRectangle2D.Double(
              width / 2,
              width / 2,
              component.getWidth() - width,
              component.getHeight() - width,
              arc,
              arc));
    }
  }
}
