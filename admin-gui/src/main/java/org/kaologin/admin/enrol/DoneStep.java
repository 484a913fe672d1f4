package org.kaologin.admin.enrol;

import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** The face is learnt; what to do next. */
final class DoneStep extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int ICON = 84;

  private final JLabel trial = Words.heading(" ");
  private final JLabel rule = Words.muted(" ");
  private final JLabel cure = Words.muted(" ");

  DoneStep(Texts texts, Runnable use, Runnable again, Runnable leave) {
    super(new MigLayout("insets 0, fill", "[grow,fill]", "[]push"));
    Card card =
        new Card(
            new MigLayout(
                "insets 40 32 40 32, wrap 1, fillx", "[center,grow]", "[]12[]4[]16[]4[]2[]24[]"));
    card.add(new JLabel(Notice.Weight.GOOD.icon(ICON)));
    JLabel title = Words.heading(texts.get("enrol.done"));
    title.setName("enrol.done");
    card.add(title);
    card.add(Words.muted(texts.get("enrol.done.more")), "wmin 0");
    trial.setName("enrol.trial");
    card.add(trial, "wmin 0");
    rule.setName("enrol.rule");
    card.add(rule, "wmin 0");
    card.add(cure, "wmin 0");
    JPanel buttons = new JPanel(new MigLayout("insets 0, gapx 8"));
    buttons.setOpaque(false);
    buttons.add(Buttons.main("enrol.use", texts.get("enrol.use"), event -> use.run()));
    buttons.add(Buttons.plain("enrol.again", texts.get("enrol.again"), event -> again.run()));
    buttons.add(Buttons.plain("enrol.leave", texts.get("enrol.leave"), event -> leave.run()));
    card.add(buttons);
    add(card);
  }

  /** What the trial unlock says. */
  void say(String words) {
    trial.setText(words);
  }

  /** What the rules say to it, and what helps. */
  void sayRule(String words, String help) {
    rule.setText(words);
    cure.setText(help);
  }
}
