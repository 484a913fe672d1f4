package org.kaologin.admin.enrol;

import java.awt.CardLayout;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
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

/** Leads from a name to a learnt face. Who leaves it leaves no trace. */
public final class EnrolPage implements Page {
  private static final String INTRODUCTION = "introduction";
  private static final String LOOKING = "looking";
  private static final String DONE = "done";

  private final Context context;
  private final Texts texts;
  private final CardLayout steps = new CardLayout();
  private final JPanel stage = new JPanel(steps);
  private final IntroductionStep introduction;
  private final LookingStep looking;
  private final PageFrame frame;
  private Optional<Talk> talk = Optional.empty();

  public EnrolPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.introduction = new IntroductionStep(texts, this::start);
    this.looking = new LookingStep(texts, this::cancel);
    stage.add(PageFrame.scrolling(introduction), INTRODUCTION);
    stage.add(looking, LOOKING);
    stage.add(
        new DoneStep(
            texts,
            () -> context.go().to(PageName.TRIAL),
            () -> begin(texts.get("enrol.name.glasses")),
            () -> context.go().to(PageName.FACES)),
        DONE);
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
    Request request = new Request.Enrol(context.person().name(), name, true);
    talk = Optional.of(context.link().ask(request, Reply.Enrolled.class, new Progress()));
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
      talk = Optional.empty();
      steps.show(stage, DONE);
    }

    @Override
    public void failed(Problem problem) {
      talk = Optional.empty();
      steps.show(stage, INTRODUCTION);
      frame.notice().problem(problem, texts);
    }
  }
}
