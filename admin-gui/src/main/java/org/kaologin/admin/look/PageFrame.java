package org.kaologin.admin.look;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What all pages have: a name, things to do beside it, a notice, and the content. */
public final class PageFrame extends JPanel {
  private static final long serialVersionUID = 1;

  private final Notice notice = new Notice();

  /**
   * @param actions beside the title
   */
  public PageFrame(String title, String subtitle, JComponent content, Component... actions) {
    super(
        new MigLayout("insets 28 32 24 32, fill, hidemode 3", "[grow,fill]", "[]0[]0[grow,fill]"));
    JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[grow]8[]", "[]2[]"));
    head.add(Words.title(title), "wmin 0");
    JPanel buttons = new JPanel(new MigLayout("insets 0, gapx 8"));
    for (Component action : actions) {
      buttons.add(action);
    }
    head.add(buttons, "spany 2, top, wrap");
    head.add(Words.sentences(subtitle), "growx, wmin 0");
    add(head, "cell 0 0");
    add(notice, "cell 0 1, gaptop 16, wmin 0");
    add(content, "cell 0 2, gaptop 16, grow, hmin 0, wmin 0");
  }

  /** The line above the content. */
  public Notice notice() {
    return notice;
  }

  /**
   * Content that may be longer than the page.
   *
   * @param name for whoever cannot see it
   */
  public static JComponent scrolling(JComponent content, String name) {
    JPanel wide = new WidePanel(new MigLayout("insets 0, fillx", "[grow,fill]", "[top]"));
    wide.add(content, "wmin 0");
    return new ScrollingPane(wide, name);
  }
}
