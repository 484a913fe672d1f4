package org.kaologin.admin.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.KeyEvent;
import java.util.Map;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;

/** Content that may be longer than its place. Where it is, keys scroll it, whatever is in it. */
final class ScrollingPane extends JScrollPane {
  private static final long serialVersionUID = 1;
  private static final float RING = 2;

  /** The actions of every scroll pane. */
  private static final Map<Integer, String> KEYS =
      Map.of(
          KeyEvent.VK_UP, "unitScrollUp",
          KeyEvent.VK_DOWN, "unitScrollDown",
          KeyEvent.VK_PAGE_UP, "scrollUp",
          KeyEvent.VK_PAGE_DOWN, "scrollDown",
          KeyEvent.VK_HOME, "scrollHome",
          KeyEvent.VK_END, "scrollEnd");

  /**
   * @param name for whoever cannot see it
   */
  ScrollingPane(Component content, String name) {
    super(content, VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    setBorder(null);
    getAccessibleContext().setAccessibleName(name);
    KEYS.forEach((key, action) -> getInputMap().put(KeyStroke.getKeyStroke(key, 0), action));
    addFocusListener(
        new FocusListener() {
          @Override
          public void focusGained(FocusEvent event) {
            repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            repaint();
          }
        });
  }

  @Override
  public boolean isFocusable() {
    return getVerticalScrollBar().isVisible();
  }

  @Override
  public void paint(Graphics graphics) {
    super.paint(graphics);
    if (isFocusOwner()) {
      Graphics2D g = (Graphics2D) graphics.create();
      float width = UIScale.scale(RING);
      g.setColor(Look.colour(Look.ACCENT));
      g.setStroke(new BasicStroke(width));
      int inset = Math.round(width / 2);
      g.drawRect(inset, inset, getWidth() - 2 * inset, getHeight() - 2 * inset);
      g.dispose();
    }
  }
}
