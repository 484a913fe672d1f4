package org.kaologin.admin.where;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** The services that ask Kao, with a switch each. */
final class ServicesCard extends Card {
  private static final long serialVersionUID = 1;
  private static final String NEVER = "never";
  private static final String FACE = "face";

  private final transient Texts texts;
  private final transient BiConsumer<String, String> changed;
  private transient Map<String, String> shown = Map.of();
  private final JPanel rows = new JPanel(new MigLayout("insets 0, fillx, wrap 1", "[grow,fill]"));

  /**
   * @param changed hears of a service and what a face may do for it from now on
   */
  ServicesCard(Texts texts, BiConsumer<String, String> changed) {
    super(new MigLayout("insets 20 24 20 24, fillx, wrap 1", "[grow,fill]", "[]2[]12[]"));
    this.texts = texts;
    this.changed = changed;
    rows.setOpaque(false);
    add(Words.heading(texts.get("where.services")));
    add(Words.sentences(texts.get("where.services.more")), "wmin 0");
    add(rows);
  }

  /** Shows them, with what a face may do for each; what is not named may be opened. */
  void show(List<String> services, Map<String, String> rules) {
    Map<String, String> wanted = new LinkedHashMap<>();
    services.forEach(service -> wanted.put(service, rules.getOrDefault(service, FACE)));
    if (wanted.equals(shown)) {
      return; // somebody may be about to press one
    }
    shown = wanted;
    rows.removeAll();
    wanted.forEach(this::addRow);
    rows.revalidate();
    rows.repaint();
  }

  private void addRow(String service, String rule) {
    String key = "service." + service;
    String name = texts.has(key) ? texts.get(key) : service;
    JCheckBox box =
        new JCheckBox(
            rule.equals(FACE) || rule.equals(NEVER)
                ? name
                : texts.get("where.service.rule", name, texts.get("strictness.rule." + rule)),
            !rule.equals(NEVER));
    box.setName("where.service." + service);
    box.setOpaque(false);
    box.addActionListener(
        event -> {
          shown = Map.of();
          changed.accept(service, box.isSelected() ? FACE : NEVER);
        });
    rows.add(box, "wmin 0");
  }
}
