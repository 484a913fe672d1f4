package org.kaologin.admin.strictness;

import javax.swing.JCheckBox;
import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Choice;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** What one must do, and whether a face is learnt on. */
final class BehaviourCard extends Card {
  private static final long serialVersionUID = 1;

  private final JCheckBox attention;
  private final JCheckBox adaptation;
  private final Choice signOfLife;

  BehaviourCard(Texts texts, Runnable changed) {
    super(new MigLayout("insets 20 24 20 24, fillx", "[grow,fill][]", "[]2[]14[]2[]14[]2[]"));
    attention = box("strictness.attention", texts, changed);
    adaptation = box("strictness.adaptation", texts, changed);
    JLabel label = Words.heading(texts.get("strictness.life"));
    signOfLife =
        new Choice(
            "strictness.life",
            Rules.SIGNS_OF_LIFE,
            "strictness.life.",
            texts.get("strictness.life"),
            texts,
            changed);
    add(label);
    add(signOfLife, "spany 2, top, wrap");
    add(Words.sentences(texts.get("strictness.life.more")), "wmin 0");
  }

  private JCheckBox box(String key, Texts texts, Runnable changed) {
    JCheckBox box = new JCheckBox();
    box.setName(key);
    box.getAccessibleContext().setAccessibleName(texts.get(key));
    box.getAccessibleContext().setAccessibleDescription(texts.get(key + ".more"));
    box.addActionListener(event -> changed.run());
    JLabel label = Words.heading(texts.get(key));
    label.setLabelFor(box);
    add(label);
    add(box, "spany 2, top, right, wrap");
    add(Words.sentences(texts.get(key + ".more")), "wmin 0, wrap");
    return box;
  }

  void show(Rules rules) {
    attention.setSelected(rules.attention());
    adaptation.setSelected(rules.adaptation());
    signOfLife.setSelectedItem(rules.signOfLife());
  }

  boolean attention() {
    return attention.isSelected();
  }

  boolean adaptation() {
    return adaptation.isSelected();
  }

  String signOfLife() {
    return signOfLife.word();
  }
}
