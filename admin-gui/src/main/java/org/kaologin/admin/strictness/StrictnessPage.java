package org.kaologin.admin.strictness;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/**
 * Shows how strict the agent is, and changes it. What is weaker than the standard says so first.
 */
public final class StrictnessPage implements Page {
  private final Context context;
  private final Texts texts;
  private final SurenessCard sureness;
  private final BehaviourCard behaviour;
  private final ServicesCard services;
  private final JPanel cards =
      new JPanel(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]16[]"));
  private final JButton save;
  private final JButton discard;
  private final PageFrame frame;
  private Optional<Rules> inForce = Optional.empty();
  private boolean filling;

  public StrictnessPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.sureness = new SurenessCard(texts, this::changed);
    this.behaviour = new BehaviourCard(texts, this::changed);
    this.services = new ServicesCard(texts, this::changed);
    this.save = Buttons.main("strictness.save", texts.get("strictness.save"), event -> save());
    this.discard =
        Buttons.plain("strictness.discard", texts.get("strictness.discard"), event -> fill());
    cards.add(sureness, "wmin 0");
    cards.add(behaviour, "wmin 0");
    cards.add(services, "wmin 0");
    this.frame =
        new PageFrame(
            texts.get("strictness.title"),
            texts.get("strictness.subtitle"),
            PageFrame.scrolling(cards, texts.get("strictness.title")),
            discard,
            save);
    cards.setVisible(false);
    changed();
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    frame.notice().clear();
    load();
  }

  private void load() {
    context
        .link()
        .ask(
            new Request.GetSettings(),
            Reply.SettingList.class,
            Listener.of(this::take, this::fail));
    context
        .link()
        .ask(
            new Request.ReadCurves(context.person().name()),
            Reply.Curves.class,
            Listener.of(sureness::show, this::fail));
  }

  private void take(Reply.SettingList list) {
    try {
      inForce = Optional.of(Rules.of(list.values()));
      fill();
    } catch (IllegalArgumentException e) {
      fail(new Problem(Problem.Kind.OTHER_VERSION, e.getMessage()));
    }
  }

  private void fail(Problem problem) {
    context.problem(frame.notice(), problem);
    fill();
  }

  private void fill() {
    filling = true;
    inForce.ifPresent(
        rules -> {
          sureness.show(rules.falseMatchRate());
          behaviour.show(rules);
          services.show(rules.services());
        });
    filling = false;
    cards.setVisible(inForce.isPresent());
    changed();
  }

  private void changed() {
    if (!filling) {
      boolean any = !changes().isEmpty();
      save.setEnabled(any);
      discard.setEnabled(any);
    }
  }

  private Optional<Rules> wanted() {
    return inForce.map(
        before ->
            new Rules(
                sureness.falseMatchRate(),
                behaviour.attention(),
                behaviour.signOfLife(),
                behaviour.adaptation(),
                services.rules(before.services())));
  }

  private List<Rules.Change> changes() {
    return wanted().flatMap(rules -> inForce.map(rules::since)).orElse(List.of());
  }

  private void save() {
    List<String> weak = wanted().map(Rules::weaknesses).orElse(List.of());
    if (weak.isEmpty() || isMeant(weak)) {
      save(changes().iterator());
    }
  }

  private boolean isMeant(List<String> weaknesses) {
    String words =
        weaknesses.stream().map(key -> "• " + texts.get(key)).collect(Collectors.joining("\n"));
    Object[] answers = {texts.get("strictness.weak.save"), texts.get("strictness.weak.back")};
    return JOptionPane.showOptionDialog(
            frame,
            texts.get("strictness.weak") + "\n" + words,
            texts.get("strictness.title"),
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1])
        == 0;
  }

  /** One after the other: the agent keeps those before one that it refuses. */
  private void save(Iterator<Rules.Change> changes) {
    if (!changes.hasNext()) {
      frame.notice().say(Notice.Weight.GOOD, texts.get("strictness.saved"), "");
      load();
      return;
    }
    Rules.Change change = changes.next();
    context
        .link()
        .ask(
            new Request.SetSetting(change.key(), change.value()),
            Reply.Done.class,
            Listener.of(
                done -> save(changes),
                problem -> {
                  context.problem(frame.notice(), problem);
                  load();
                }));
  }
}
