package org.kaologin.admin.faces;

import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** What stands where no face is known yet. */
final class EmptyCard extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 72;

  EmptyCard(Texts texts, String user, Runnable enrol) {
    super(new MigLayout("insets 48 32 48 32, wrap 1, fillx", "[center,grow]", "[]12[]4[]20[]"));
    add(new JLabel(Icons.of("enrol", ICON, () -> Look.colour(Look.ACCENT))));
    add(Words.heading(texts.get("faces.empty", user)));
    add(Words.muted(texts.get("faces.empty.more")), "wmin 0");
    add(Buttons.main("faces.first", texts.get("faces.first"), event -> enrol.run()));
  }
}
