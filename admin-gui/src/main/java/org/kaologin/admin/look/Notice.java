package org.kaologin.admin.look;

import java.awt.event.ActionListener;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.text.Texts;

/** A line above a page's content that says what happened, and what can be done. */
public final class Notice extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 22;

  private final JLabel icon = new JLabel();
  private final JLabel what = new JLabel();
  private final JTextArea advice = Words.sentences("");
  private final JButton action = new JButton();
  private transient ActionListener listener = event -> {};

  /** How much it matters. */
  public enum Weight {
    INFO,
    GOOD,
    WARNING,
    BAD;

    private String colour() {
      return switch (this) {
        case INFO -> Look.ACCENT;
        case GOOD -> Look.GOOD;
        case WARNING -> Look.WARNING;
        case BAD -> Look.BAD;
      };
    }

    /** The sign for it. */
    public javax.swing.Icon icon(int size) {
      return Icons.of(name().toLowerCase(Locale.ROOT), size, () -> Look.colour(colour()));
    }
  }

  public Notice() {
    super(new MigLayout("insets 12 16 12 16, fillx, hidemode 3", "[][grow,fill][]", "[]2[]"));
    add(icon, "cell 0 0, spany 2, top, gapright 4");
    add(what, "cell 1 0, wmin 0");
    add(action, "cell 2 0, spany 2");
    add(advice, "cell 1 1, wmin 0");
    action.setName("notice.action");
    action.addActionListener(event -> listener.actionPerformed(event));
    setName("notice");
    setVisible(false);
  }

  /** Says something. */
  public void say(Weight weight, String text, String more) {
    show(weight, text, more);
    action.setVisible(false);
  }

  /** Says something that can be answered. */
  public void offer(Weight weight, String text, String more, String button, Runnable chosen) {
    show(weight, text, more);
    action.setText(button);
    listener = event -> chosen.run();
    action.setVisible(true);
  }

  /** Says what went wrong. */
  public void problem(Problem problem, Texts texts) {
    say(Weight.BAD, problem.what(texts), advice(problem, texts));
  }

  /** Says what went wrong, and offers what may help. */
  public void problem(Problem problem, Texts texts, String button, Runnable chosen) {
    offer(Weight.BAD, problem.what(texts), advice(problem, texts), button, chosen);
  }

  private static String advice(Problem problem, Texts texts) {
    String more = problem.more().isEmpty() ? "" : "\n" + problem.more();
    return problem.advice(texts) + more;
  }

  private void show(Weight weight, String text, String more) {
    icon.setIcon(weight.icon(ICON));
    what.setText(text);
    advice.setText(more);
    advice.setVisible(!more.isEmpty());
    getAccessibleContext().setAccessibleName(text);
    getAccessibleContext().setAccessibleDescription(more);
    setVisible(true);
    revalidate();
  }

  /** Says no more. */
  public void clear() {
    setVisible(false);
  }
}
