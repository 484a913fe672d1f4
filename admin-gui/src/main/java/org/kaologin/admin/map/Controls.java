package org.kaologin.admin.map;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Choice;
import org.kaologin.admin.text.Texts;

/** What is drawn, and how. */
final class Controls extends JPanel {
  private static final long serialVersionUID = 1;

  /** As the agent names them, the one that weighs most first. */
  private static final List<String> COMPARATORS = List.of("appearance", "shape", "siamese");

  private final Choice comparator;
  private final JCheckBox everybody;

  /**
   * @param drawn called with another projection
   * @param asked called when other faces or embeddings are wanted
   */
  Controls(Texts texts, Consumer<Projection> drawn, Runnable asked) {
    super(new MigLayout("insets 0, fillx", "[]4[]push[]"));
    ButtonGroup group = new ButtonGroup();
    for (Projection projection : Projection.values()) {
      JToggleButton button = new JToggleButton(texts.get(projection.key()));
      button.setName(projection.key());
      button.setToolTipText(texts.get(projection.key() + ".more"));
      button.getAccessibleContext().setAccessibleDescription(button.getToolTipText());
      button.setSelected(projection == Projection.COMPONENTS);
      button.addActionListener(event -> drawn.accept(projection));
      group.add(button);
      add(button);
    }
    everybody = new JCheckBox(texts.get("map.everybody"));
    everybody.setName("map.everybody");
    everybody.setToolTipText(texts.get("map.everybody.more"));
    everybody.getAccessibleContext().setAccessibleDescription(everybody.getToolTipText());
    everybody.addActionListener(event -> asked.run());
    comparator =
        new Choice(
            "map.comparator",
            COMPARATORS,
            "map.comparator.",
            texts.get("map.comparator"),
            texts,
            asked);
    add(comparator);
  }

  /** The choice between everybody's faces and one person's; it belongs above the page. */
  JCheckBox everybody() {
    return everybody;
  }

  boolean isEverybody() {
    return everybody.isSelected();
  }

  /** Nobody's but one's own. */
  void selectOne() {
    everybody.setSelected(false);
  }

  String comparator() {
    return comparator.word();
  }
}
