package org.kaologin.admin.faces;

import java.time.Instant;
import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.FaceList.Face;

/** A face. */
final class FaceCard extends Card {
  private static final long serialVersionUID = 1;
  private static final int ICON = 40;

  /** Over what an unlock needs; a person at their own face has some five more, by calibration. */
  private static final double NARROW_NATS = 2;

  FaceCard(Face face, Texts texts, Runnable rename, Runnable delete) {
    super(new MigLayout("insets 18, fillx", "[]14[grow,fill,0:pref][][]", "[]4[]2[]2[]"));
    JLabel name = Words.heading(face.name());
    setName("face." + face.name());
    getAccessibleContext().setAccessibleName(face.name());
    add(new JLabel(Icons.of("faces", ICON, () -> Look.colour(Look.ACCENT))), "spany 4, top");
    add(name, "wmin 0");
    add(
        Buttons.icon(
            "rename", "rename", texts.get("faces.rename.this", face.name()), event -> rename.run()),
        "spany 2, top");
    add(
        Buttons.icon(
            "delete", "delete", texts.get("faces.delete.this", face.name()), event -> delete.run()),
        "spany 2, top, wrap");
    add(
        Words.muted(
            face.templates() == 0
                ? texts.get("faces.other-version")
                : texts.get("faces.enrolled", texts.day(instant(face.enrolledAtSeconds())))),
        "wmin 0, wrap");
    add(
        Words.muted(
            face.lastUsedAtSeconds() == 0
                ? texts.get("faces.never")
                : texts.get("faces.used", texts.moment(instant(face.lastUsedAtSeconds())))),
        "span 3, wmin 0, wrap");
    JLabel fit = Words.muted(texts.get("faces.fit." + fit(face)));
    fit.setName("face.fit");
    add(fit, "span 3, wmin 0");
  }

  /** How well it still fits; so little over what is needed is soon too little. */
  private static String fit(Face face) {
    if (Double.isNaN(face.fit())) {
      return "unknown";
    }
    return face.fit() - face.needed() < NARROW_NATS ? "narrow" : "well";
  }

  private static Instant instant(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }
}
