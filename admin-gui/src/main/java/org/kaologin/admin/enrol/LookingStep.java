package org.kaologin.admin.enrol;

import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply.EnrolProgress;

/** The ring, and what to do now. */
final class LookingStep extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int ARROW = 28;

  private final transient Texts texts;
  private final RingView ring = new RingView();
  private final JLabel instruction = Words.heading(" ");
  private final JLabel count = Words.muted(" ");
  private final LookingOptions options;
  private int views;

  LookingStep(Texts texts, Runnable cancel) {
    super(new MigLayout("insets 0, wrap 1, fill", "[grow,center]", "[grow,fill]16[]2[]12[]12[]"));
    this.texts = texts;
    instruction.setName("enrol.instruction");
    count.setName("enrol.count");
    instruction.setHorizontalAlignment(SwingConstants.CENTER);
    add(ring, "grow");
    add(instruction);
    add(count);
    this.options = new LookingOptions(texts);
    add(options);
    add(Buttons.plain("enrol.cancel", texts.get("enrol.cancel"), event -> cancel.run()));
  }

  void begin() {
    ring.begin();
    views = 0;
    say("SENSOR_STARTING", Optional.empty());
    count.setText(" ");
  }

  void show(Picture picture) {
    if (picture.kind() == options.kind()) {
      ring.show(picture);
    }
  }

  void show(EnrolProgress progress) {
    ring.show(progress);
    if (progress.views() != views) {
      views = progress.views();
      if (options.sounds()) {
        Chime.sound();
      }
    }
    boolean again = (views & EnrolProgress.ALL) == EnrolProgress.ALL;
    count.setText(
        texts.get(
            again ? "enrol.count.again" : "enrol.count",
            progress.posesDone(),
            progress.posesWanted()));
    Optional<ProgressCode> hint =
        progress.hints().stream().flatMap(c -> ProgressCode.ofCode(c).stream()).findFirst();
    Optional<View> next = View.named(progress.nextPose());
    if (hint.isPresent()) {
      say(hint.get().name(), Optional.empty());
    } else if (next.isPresent()) {
      instruction.setText(texts.get("enrol.pose." + next.get().key()));
      arrow(next);
    } else {
      say("HOLD_STILL", Optional.empty());
    }
    ring.getAccessibleContext().setAccessibleName(instruction.getText());
    ring.getAccessibleContext().setAccessibleDescription(count.getText());
  }

  private void say(String hint, Optional<View> next) {
    instruction.setText(texts.get("hint." + hint));
    arrow(next);
  }

  private void arrow(Optional<View> next) {
    boolean turned = next.isPresent() && next.get() != View.STRAIGHT;
    instruction.setIcon(
        turned ? Icons.of(next.get().key(), ARROW, () -> Look.colour(Look.ACCENT)) : null);
  }
}
