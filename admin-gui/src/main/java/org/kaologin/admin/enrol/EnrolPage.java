package org.kaologin.admin.enrol;

import java.awt.CardLayout;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.kaologin.admin.agent.FaceRule;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.agent.Talk;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Leads from a name to a learnt face. Who leaves it leaves no trace. */
public final class EnrolPage implements Page {
  private static final String INTRODUCTION = "introduction";
  private static final String LOOKING = "looking";
  private static final String DONE = "done";
  private static final Duration TRIAL_PATIENCE = Duration.ofSeconds(10);

  private final Context context;
  private final Texts texts;
  private final CardLayout steps = new CardLayout();
  private final JPanel stage = new JPanel(steps);
  private final IntroductionStep introduction;
  private final LookingStep looking;
  private final DoneStep done;
  private final PageFrame frame;
  private Optional<Talk> talk = Optional.empty();

  public EnrolPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.introduction = new IntroductionStep(texts, this::start);
    this.looking = new LookingStep(texts, this::cancel);
    stage.add(PageFrame.scrolling(introduction, texts.get("enrol.title")), INTRODUCTION);
    stage.add(looking, LOOKING);
    this.done =
        new DoneStep(
            texts,
            () -> context.go().to(PageName.WHERE),
            () -> begin(texts.get("enrol.name.glasses")),
            () -> context.go().to(PageName.FACES));
    stage.add(done, DONE);
    this.frame = new PageFrame(texts.get("enrol.title"), texts.get("enrol.subtitle"), stage);
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    begin(texts.get("enrol.name.first"));
  }

  /** What it says of the agent that was gone stays to be read. */
  @Override
  public void back() {}

  @Override
  public void hidden() {
    end();
  }

  private void begin(String name) {
    frame.notice().clear();
    introduction.begin(name);
    steps.show(stage, INTRODUCTION);
  }

  private void start(String name) {
    end();
    frame.notice().clear();
    looking.begin();
    steps.show(stage, LOOKING);
    Request request = new Request.Enrol(context.person().name(), name, true, true);
    talk = Optional.of(context.link().ask(request, Reply.Enrolled.class, new Progress()));
  }

  /** An unlock without consequence: whoever leaves now knows that it opens. */
  private void tryOut() {
    done.say(texts.get("enrol.trial"));
    done.sayRule(" ", " ");
    context
        .link()
        .ask(
            new Request.FaceStanding(context.person().name()),
            Reply.StatusReport.class,
            Listener.of(this::take, problem -> {}));
    Request request =
        new Request.Try(context.person().name(), (int) TRIAL_PATIENCE.toMillis(), false);
    talk =
        Optional.of(
            context
                .link()
                .ask(
                    request,
                    Reply.Verdict.class,
                    Listener.of(
                        verdict -> done.say(words(verdict)),
                        problem -> done.say(problem.what(texts)))));
  }

  /** After the machine's start, say, a face that is known opens nothing until the password does. */
  private void take(Reply.StatusReport standing) {
    FaceRule.of(standing)
        .ifPresentOrElse(
            rule -> done.sayRule(rule.what(texts), rule.cure(texts)), () -> done.sayRule(" ", " "));
  }

  private String words(Reply.Verdict verdict) {
    Optional<VerdictCode> code = VerdictCode.ofCode(verdict.code());
    if (code.equals(Optional.of(VerdictCode.ACCEPTED))) {
      return texts.get("enrol.trial.opens", verdict.elapsedMillis());
    }
    return texts.get(
        "enrol.trial.not", texts.get("verdict." + code.orElse(VerdictCode.INTERNAL_ERROR)));
  }

  private void cancel() {
    end();
    steps.show(stage, INTRODUCTION);
    frame
        .notice()
        .say(Notice.Weight.INFO, texts.get("enrol.cancelled"), texts.get("enrol.cancelled.more"));
  }

  private void end() {
    talk.ifPresent(Talk::close);
    talk = Optional.empty();
  }

  private final class Progress implements Listener<Reply.Enrolled> {
    @Override
    public void meanwhile(Reply reply) {
      if (reply instanceof Reply.EnrolProgress progress) {
        looking.show(progress);
      }
    }

    @Override
    public void sees(Picture picture) {
      looking.show(picture);
    }

    @Override
    public void answered(Reply.Enrolled answer) {
      steps.show(stage, DONE);
      tryOut();
    }

    @Override
    public void failed(Problem problem) {
      talk = Optional.empty();
      steps.show(stage, INTRODUCTION);
      context.problem(frame.notice(), problem);
    }
  }
}
