package org.kaologin.admin.strictness;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Choice;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** What a face may do for each service. */
final class ServicesCard extends Card {
  private static final long serialVersionUID = 1;

  /** Those that most systems have; others that have a rule come after them. */
  private static final List<String> USUAL =
      List.of("sudo", "su", "login", "polkit-1", "lightdm", "gdm-password", "swaylock", "sshd");

  private static final String STANDARD = "face";

  private final transient Texts texts;
  private final transient Runnable changed;
  private final JPanel rows =
      new JPanel(new MigLayout("insets 0, fillx, wrap 2", "[grow,fill][]", "[]8[]"));
  private final Map<String, Choice> choices = new LinkedHashMap<>();

  ServicesCard(Texts texts, Runnable changed) {
    super(new MigLayout("insets 20 24 20 24, fillx, wrap 1", "[grow,fill]", "[]2[]12[]"));
    this.texts = texts;
    this.changed = changed;
    rows.setOpaque(false);
    add(Words.heading(texts.get("strictness.services")));
    add(Words.sentences(texts.get("strictness.services.more")), "wmin 0");
    add(rows);
  }

  void show(Map<String, String> rules) {
    rows.removeAll();
    choices.clear();
    Set<String> services = new LinkedHashSet<>(USUAL);
    services.addAll(rules.keySet());
    for (String service : services) {
      Choice choice =
          new Choice(
              "service." + service, ServiceRules.ALL, "strictness.rule.", service, texts, changed);
      choice.setSelectedItem(rules.getOrDefault(service, STANDARD));
      choices.put(service, choice);
      String key = "service." + service;
      rows.add(new JLabel(texts.has(key) ? texts.get(key, service) : service), "wmin 0");
      rows.add(choice);
    }
    rows.revalidate();
  }

  /**
   * The rules that were chosen: one for each service that differs from the agent's own, or had one
   * before.
   */
  Map<String, String> rules(Map<String, String> before) {
    Map<String, String> rules = new LinkedHashMap<>(before);
    choices.forEach(
        (service, choice) -> {
          if (before.containsKey(service) || !choice.word().equals(STANDARD)) {
            rules.put(service, choice.word());
          }
        });
    return rules;
  }
}
