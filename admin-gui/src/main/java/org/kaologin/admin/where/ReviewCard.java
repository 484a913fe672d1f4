package org.kaologin.admin.where;

import java.awt.Font;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** The exact change, and the password that must open after it. */
final class ReviewCard extends Card {
  private static final long serialVersionUID = 1;
  private static final int ROWS = 12;
  private static final int COLUMNS = 20;

  private final JTextArea change = new JTextArea(ROWS, COLUMNS);
  private final JPasswordField password = new JPasswordField();
  private final JButton apply;

  /**
   * @param applied takes the password, and overwrites it
   */
  ReviewCard(Texts texts, Consumer<char[]> applied, Runnable cancelled) {
    super(new MigLayout("insets 20 24 20 24, fillx, wrap 1", "[grow,fill]", "[]4[]8[]16[]4[]12[]"));
    change.setName("where.change");
    change.setEditable(false);
    change.setFont(new Font(Font.MONOSPACED, Font.PLAIN, change.getFont().getSize()));
    change.getAccessibleContext().setAccessibleName(texts.get("where.change"));
    password.setName("where.password");
    apply =
        Buttons.main(
            "where.apply",
            texts.get("where.apply"),
            event -> applied.accept(password.getPassword()));
    password.addActionListener(event -> apply.doClick());
    JLabel label = Words.heading(texts.get("where.password"));
    label.setLabelFor(password);
    add(Words.heading(texts.get("where.change")));
    add(Words.sentences(texts.get("where.change.more")), "wmin 0");
    add(new JScrollPane(change), "wmin 0");
    add(label);
    add(Words.sentences(texts.get("where.password.more")), "wmin 0");
    add(password, "split 3, growx");
    add(Buttons.plain("where.cancel", texts.get("where.cancel"), event -> cancelled.run()));
    add(apply);
  }

  /** Shows a change, as {@code diff -u} writes it. */
  void show(String difference) {
    change.setText(difference);
    change.setCaretPosition(0);
    password.setText("");
    working(false);
    password.requestFocusInWindow();
  }

  /** While it is made, nothing more can be asked for. */
  void working(boolean on) {
    apply.setEnabled(!on);
    password.setEnabled(!on);
    if (!on) {
      password.setText("");
    }
  }
}
