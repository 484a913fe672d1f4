package org.kaologin.admin.look;

import java.awt.Component;
import java.util.List;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;
import org.kaologin.admin.text.Texts;

/** A choice of the agent's words, shown in the user's. */
public final class Choice extends JComboBox<String> {
  private static final long serialVersionUID = 1;

  /**
   * @param key of the texts, before the agent's word
   * @param about what it is for whoever cannot see it
   */
  public Choice(
      String name, List<String> words, String key, String about, Texts texts, Runnable changed) {
    super(words.toArray(String[]::new));
    setName(name);
    getAccessibleContext().setAccessibleName(about);
    setRenderer(
        new DefaultListCellRenderer() {
          private static final long serialVersionUID = 1;

          @Override
          public Component getListCellRendererComponent(
              JList<?> list, Object value, int index, boolean selected, boolean focused) {
            return super.getListCellRendererComponent(
                list, texts.get(key + value), index, selected, focused);
          }
        });
    addActionListener(event -> changed.run());
  }

  /** The agent's word for what is chosen. */
  public String word() {
    return (String) getSelectedItem();
  }
}
