package org.kaologin.admin.look;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.text.DefaultCaret;

/** Words on a page, in the sizes that there are. */
public final class Words {
  private Words() {}

  /** The name of a page. */
  public static JLabel title(String text) {
    return styled(new JLabel(text), "h1");
  }

  /** The name of a part of a page. */
  public static JLabel heading(String text) {
    return styled(new JLabel(text), "h3");
  }

  /** A line that matters less. */
  public static JLabel muted(String text) {
    JLabel label = new JLabel(text);
    label.putClientProperty(FlatClientProperties.STYLE, "foreground: $" + Look.MUTED);
    return label;
  }

  /** Sentences, which break where the page ends. */
  public static JTextArea sentences(String text) {
    return sentences(text, Look.MUTED);
  }

  /** Sentences that say what to do. */
  public static JTextArea advice(String text) {
    return sentences(text, "Label.foreground");
  }

  private static JTextArea sentences(String text, String colour) {
    JTextArea area = new JTextArea();
    // A caret would scroll the page to itself.
    ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
    area.setText(text);
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setBorder(null);
    area.putClientProperty(FlatClientProperties.STYLE, "font: $Label.font; foreground: $" + colour);
    return area;
  }

  private static <T extends JComponent> T styled(T component, String styleClass) {
    component.putClientProperty(FlatClientProperties.STYLE_CLASS, styleClass);
    return component;
  }
}
