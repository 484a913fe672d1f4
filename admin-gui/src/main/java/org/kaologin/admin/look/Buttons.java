package org.kaologin.admin.look;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.ActionListener;
import javax.swing.JButton;

/** Buttons: the one to press, others, and small ones with an icon alone. */
public final class Buttons {
  private static final int ICON = 18;

  private Buttons() {}

  /** A button. */
  public static JButton plain(String name, String text, ActionListener pressed) {
    JButton button = new JButton(text);
    button.setName(name);
    button.addActionListener(pressed);
    return button;
  }

  /** The button that most people will press here. */
  public static JButton main(String name, String text, ActionListener pressed) {
    JButton button = plain(name, text, pressed);
    button.putClientProperty(
        FlatClientProperties.STYLE,
        "background: $Component.accentColor; foreground: contrast($Component.accentColor,#000,#fff);"
            + " borderWidth: 0; hoverBackground: darken($Component.accentColor,5%);"
            + " focusedBackground: $Component.accentColor; pressedBackground:"
            + " darken($Component.accentColor,10%)");
    return button;
  }

  /**
   * An icon to press.
   *
   * @param text what it does: its tooltip, and its name for who cannot see it
   */
  public static JButton icon(String name, String icon, String text, ActionListener pressed) {
    JButton button = new JButton(Icons.of(icon, ICON));
    button.setName(name);
    button.setToolTipText(text);
    button.getAccessibleContext().setAccessibleName(text);
    button.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    button.putClientProperty(FlatClientProperties.STYLE, "arc: 10; margin: 6,6,6,6");
    button.setFocusable(true);
    button.addActionListener(pressed);
    return button;
  }
}
