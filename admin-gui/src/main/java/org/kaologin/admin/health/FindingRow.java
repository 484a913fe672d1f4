package org.kaologin.admin.health;

import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** One thing that was looked at, as a row. */
final class FindingRow extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 24;

  FindingRow(Finding finding, Texts texts) {
    super(new MigLayout("insets 14 18 14 18, fillx", "[]14[160!]12[grow,fill]"));
    setName("finding");
    String sign = texts.get("weight." + finding.weight());
    getAccessibleContext().setAccessibleName(finding.what() + ": " + sign);
    getAccessibleContext().setAccessibleDescription(finding.found() + " " + finding.advice());
    JLabel icon = new JLabel(finding.weight().icon(ICON));
    icon.getAccessibleContext().setAccessibleName(sign);
    add(icon, "top");
    add(Words.heading(finding.what()), "top");
    JPanel words =
        new JPanel(new MigLayout("insets 2 0 0 0, wrap 1, fillx", "[grow,fill]", "[]4[]"));
    words.setOpaque(false);
    words.add(Words.sentences(finding.found()), "wmin 0");
    if (!finding.advice().isEmpty()) {
      words.add(Words.advice(finding.advice()), "wmin 0");
    }
    add(words, "wmin 0");
  }
}
