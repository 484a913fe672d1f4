package org.kaologin.admin.enrol;

import java.util.Map;
import java.util.TreeMap;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.Preview;

/** Which picture is in the ring, and whether a view that is taken sounds. */
final class LookingOptions extends JPanel {
  private static final long serialVersionUID = 1;
  private static final Map<Integer, String> KINDS =
      new TreeMap<>(
          Map.of(Preview.COLOUR, "colour", Preview.INFRARED, "infrared", Preview.DEPTH, "depth"));

  private final JCheckBox sound;
  private int kind = Preview.INFRARED;

  LookingOptions(Texts texts) {
    super(new MigLayout("insets 0, gapx 4"));
    ButtonGroup group = new ButtonGroup();
    KINDS.forEach(
        (value, name) -> {
          JToggleButton button = new JToggleButton(texts.get("enrol.picture." + name));
          button.setName("enrol.picture." + name);
          button.setSelected(value == kind);
          button.addActionListener(event -> kind = value);
          group.add(button);
          add(button);
        });
    sound = new JCheckBox(texts.get("enrol.sound"));
    sound.setName("enrol.sound");
    add(sound, "gapleft 16");
  }

  /** One of {@link Preview}'s kinds. Infrared is there in the dark, too. */
  int kind() {
    return kind;
  }

  boolean sounds() {
    return sound.isSelected();
  }
}
