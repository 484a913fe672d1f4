package org.kaologin.admin.map;

import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.PageName;

/** What stands where there are too few faces to lay out. */
final class EmptyMap extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 72;

  EmptyMap(Context context) {
    super(new MigLayout("insets 48 32 48 32, wrap 1, fillx", "[center,grow]", "[]12[]4[]20[]"));
    setName("map.empty");
    add(new JLabel(Icons.of("map", ICON, () -> Look.colour(Look.ACCENT))));
    add(Words.heading(context.texts().get("map.empty")));
    add(Words.muted(context.texts().get("map.empty.more")), "wmin 0");
    add(
        Buttons.main(
            "map.enrol",
            context.texts().get("faces.add"),
            event -> context.go().to(PageName.ENROL)));
  }
}
