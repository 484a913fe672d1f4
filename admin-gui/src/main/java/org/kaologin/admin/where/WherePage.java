package org.kaologin.admin.where;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.strictness.ServiceRules;
import org.kaologin.admin.system.Program;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Puts Kao before the password, and takes it away; and says for which services it is asked. */
public final class WherePage implements Page {
  private final Context context;
  private final Texts texts;
  private final PamHelper helper;
  private final SwitchCard switching;
  private final ReviewCard review;
  private final PendingCard pending;
  private final ServicesCard services;
  private final PageFrame frame;
  private PamState state = PamState.of("");
  private Optional<Map<String, String>> rules = Optional.empty();
  private boolean wanted;

  public WherePage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.helper = context.pam();
    this.switching = new SwitchCard(texts, () -> preview(true), () -> preview(false));
    this.review = new ReviewCard(texts, this::apply, this::cancel);
    this.pending = new PendingCard(texts, this::keep, this::undo, this::load);
    this.services = new ServicesCard(texts, this::change);
    JPanel cards =
        new JPanel(new MigLayout("insets 0, wrap 1, fillx, hidemode 3", "[grow,fill]", "[]16[]"));
    cards.add(pending, "wmin 0");
    cards.add(switching, "wmin 0");
    cards.add(review, "wmin 0");
    cards.add(services, "wmin 0");
    this.frame =
        new PageFrame(
            texts.get("where.title"),
            texts.get("where.subtitle"),
            PageFrame.scrolling(cards, texts.get("where.title")));
    review.setVisible(false);
    pending.setVisible(false);
    services.setVisible(false);
    switching.setVisible(false);
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    frame.notice().clear();
    review.setVisible(false);
    load();
  }

  @Override
  public void hidden() {
    pending.stop();
  }

  private void load() {
    if (!helper.isInstalled()) {
      frame
          .notice()
          .say(Notice.Weight.WARNING, texts.get("where.none"), texts.get("where.none.more"));
      return;
    }
    helper.status(this::take);
    context
        .link()
        .ask(
            new Request.GetSettings(),
            Reply.SettingList.class,
            Listener.of(this::take, this::fail));
  }

  private void take(Program.Result result) {
    if (!result.done()) {
      fail(result);
      return;
    }
    state = PamState.of(result.said());
    switching.show(state);
    switching.setVisible(true);
    pending.setVisible(state.isPending());
    if (state.isPending()) {
      pending.show(state.pendingSeconds());
    } else {
      pending.stop();
    }
    fill();
  }

  private void take(Reply.SettingList list) {
    try {
      rules = Optional.of(ServiceRules.of(list.values()));
      fill();
    } catch (IllegalArgumentException e) {
      fail(new Problem(Problem.Kind.OTHER_VERSION, e.getMessage()));
    }
  }

  private void fill() {
    services.setVisible(state.enabled() && rules.isPresent());
    rules.ifPresent(known -> services.show(state.services(), known));
  }

  private void preview(boolean on) {
    wanted = on;
    frame.notice().clear();
    helper.preview(
        on,
        result -> {
          if (result.done()) {
            review.setVisible(true);
            review.show(result.said());
          } else {
            fail(result);
          }
        });
  }

  private void cancel() {
    review.setVisible(false);
    frame.notice().clear();
  }

  private void apply(char[] password) {
    review.working(true);
    frame.notice().clear();
    helper.apply(
        wanted,
        password,
        context.person().name(),
        result -> {
          review.working(false);
          if (result.done()) {
            review.setVisible(false);
          } else {
            fail(result);
          }
          load();
        });
  }

  private void keep() {
    helper.keep(result -> ended(result, "where.kept"));
  }

  private void undo() {
    helper.undo(result -> ended(result, "where.undone"));
  }

  private void ended(Program.Result result, String words) {
    if (result.done()) {
      frame.notice().say(Notice.Weight.GOOD, texts.get(words), "");
    } else {
      fail(result);
    }
    load();
  }

  private void change(String service, String rule) {
    Map<String, String> after = new LinkedHashMap<>(rules.orElseThrow());
    after.put(service, rule);
    context
        .link()
        .ask(
            ServiceRules.change(after),
            Reply.Done.class,
            Listener.of(
                done -> {
                  rules = Optional.of(after);
                  fill();
                  frame.notice().say(Notice.Weight.GOOD, texts.get("strictness.saved"), "");
                },
                problem -> {
                  fail(problem);
                  fill();
                }));
  }

  private void fail(Problem problem) {
    context.problem(frame.notice(), problem);
  }

  private void fail(Program.Result result) {
    String key = "where.failed." + result.status();
    frame
        .notice()
        .say(
            Notice.Weight.BAD,
            texts.get(texts.has(key) ? key : "where.failed"),
            result.complained());
  }
}
