package org.kaologin.admin.where;

import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** A change that is undone by itself unless somebody keeps it. */
final class PendingCard extends Card {
  private static final long serialVersionUID = 1;
  private static final int SECOND = 1000;

  private final transient Texts texts;
  private final JLabel left = Words.heading(" ");
  private final Timer timer;
  private int seconds;

  /**
   * @param over hears when its time is over
   */
  PendingCard(Texts texts, Runnable keep, Runnable undo, Runnable over) {
    super(new MigLayout("insets 20 24 20 24, fillx, wrap 1", "[grow,fill]", "[]4[]12[]"));
    this.texts = texts;
    left.setName("where.pending");
    add(left, "wmin 0");
    add(Words.sentences(texts.get("where.pending.more")), "wmin 0");
    JPanel buttons = new JPanel(new MigLayout("insets 0, gapx 8"));
    buttons.setOpaque(false);
    buttons.add(Buttons.main("where.keep", texts.get("where.keep"), event -> keep.run()));
    buttons.add(Buttons.plain("where.undo", texts.get("where.undo"), event -> undo.run()));
    add(buttons);
    timer =
        new Timer(
            SECOND,
            event -> {
              seconds--;
              say();
              if (seconds <= 0) {
                stop();
                over.run();
              }
            });
  }

  void show(int secondsLeft) {
    seconds = secondsLeft;
    say();
    timer.restart();
  }

  void stop() {
    timer.stop();
  }

  private void say() {
    left.setText(texts.get("where.pending", Math.max(0, seconds)));
  }
}
