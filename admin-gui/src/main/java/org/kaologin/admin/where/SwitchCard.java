package org.kaologin.admin.where;

import javax.swing.JButton;
import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** Whether this computer asks Kao at all, and the way to the other. */
final class SwitchCard extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 28;

  private final transient Texts texts;
  private final JLabel sign = new JLabel();
  private final JLabel words = Words.heading(" ");
  private final JButton on;
  private final JButton off;

  SwitchCard(Texts texts, Runnable switchOn, Runnable switchOff) {
    super(new MigLayout("insets 20 24 20 24, fillx, hidemode 3", "[]14[grow,fill][]", "[]4[]"));
    this.texts = texts;
    words.setName("where.state");
    on = Buttons.main("where.on", texts.get("where.on"), event -> switchOn.run());
    off = Buttons.plain("where.off", texts.get("where.off"), event -> switchOff.run());
    add(sign, "cell 0 0 1 2, top");
    add(words, "cell 1 0, wmin 0");
    add(Words.sentences(texts.get("where.more")), "cell 1 1, wmin 0");
    add(on, "cell 2 0 1 2");
    add(off, "cell 2 0 1 2");
  }

  void show(PamState state) {
    String how = state.enabled() ? "on" : state.available() ? "off" : "missing";
    words.setText(texts.get("where.state." + how));
    sign.setIcon((state.enabled() ? Notice.Weight.GOOD : Notice.Weight.INFO).icon(ICON));
    on.setVisible(!state.enabled());
    on.setEnabled(state.available() && !state.isPending());
    off.setVisible(state.enabled());
    off.setEnabled(!state.isPending());
  }
}
