package org.kaologin.admin.look;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.KeyEvent;
import java.util.Map;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;

/** Content that may be longer than its place. Where it is, keys scroll it, whatever is in it. */
final class ScrollingPane extends JScrollPane {
  private static final long serialVersionUID = 1;

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
    FocusRing.follow(this);
  }

  @Override
  public boolean isFocusable() {
    return getVerticalScrollBar().isVisible();
  }

  @Override
  public void paint(Graphics graphics) {
    super.paint(graphics);
    Graphics2D g = (Graphics2D) graphics.create();
    FocusRing.paint(g, this);
    g.dispose();
  }
}
