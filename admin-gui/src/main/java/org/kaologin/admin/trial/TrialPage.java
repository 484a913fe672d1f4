package org.kaologin.admin.trial;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.agent.Talk;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Tries an unlock without consequence, and shows what it goes by. */
public final class TrialPage implements Page {
  private static final int DEADLINE_MILLIS = 8000;

  private final Context context;
  private final Texts texts;
  private final SightView sight;
  private final Figures figures;
  private final JButton start;
  private final PageFrame frame;
  private Optional<Talk> talk = Optional.empty();

  public TrialPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.sight = new SightView(texts);
    this.figures = new Figures(texts);
    this.start = Buttons.main("trial.start", texts.get("trial.start"), event -> start());
    JPanel content =
        new JPanel(
            new MigLayout("insets 0, fill", "[grow 60,fill]16[300::,grow 40,fill]", "[grow,fill]"));
    content.add(sight, "wmin 0");
    content.add(PageFrame.scrolling(figures, texts.get("trial.figures")), "wmin 0");
    this.frame =
        new PageFrame(texts.get("trial.title"), texts.get("trial.subtitle"), content, start);
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    frame.notice().clear();
    sight.clear();
    figures.clear();
    start.setEnabled(true);
    start.requestFocusInWindow();
  }

  /** What it says of the agent that was gone stays to be read. */
  @Override
  public void back() {}

  @Override
  public void hidden() {
    talk.ifPresent(Talk::close);
    talk = Optional.empty();
  }

  private void start() {
    hidden();
    sight.clear();
    figures.clear();
    start.setEnabled(false);
    frame.notice().say(Notice.Weight.INFO, texts.get("hint.LOOK_AT_CAMERA"), "");
    Request request = new Request.Try(context.person().name(), DEADLINE_MILLIS, true);
    talk = Optional.of(context.link().ask(request, Reply.Verdict.class, new Progress()));
  }

  private void show(Reply.Verdict verdict) {
    Optional<VerdictCode> code = VerdictCode.ofCode(verdict.code());
    String name = code.map(Enum::name).orElse("INTERNAL_ERROR");
    boolean opens = code.equals(Optional.of(VerdictCode.ACCEPTED));
    frame
        .notice()
        .say(
            opens ? Notice.Weight.GOOD : Notice.Weight.WARNING,
            texts.get("verdict." + name),
            texts.get("trial.took", verdict.elapsedMillis()));
  }

  private final class Progress implements Listener<Reply.Verdict> {
    @Override
    public void meanwhile(Reply reply) {
      if (reply instanceof Reply.TryFrame seen) {
        sight.show(seen);
        figures.show(seen);
      } else if (reply instanceof Reply.Progress progress) {
        ProgressCode.ofCode(progress.code())
            .ifPresent(
                code ->
                    frame.notice().say(Notice.Weight.INFO, texts.get("hint." + code.name()), ""));
      }
    }

    @Override
    public void sees(Picture picture) {
      if (picture.kind() == Reply.Preview.INFRARED) {
        sight.show(picture.image());
      }
    }

    @Override
    public void answered(Reply.Verdict verdict) {
      ended();
      show(verdict);
    }

    @Override
    public void failed(Problem problem) {
      ended();
      context.problem(frame.notice(), problem);
    }

    private void ended() {
      talk = Optional.empty();
      start.setEnabled(true);
      start.requestFocusInWindow();
    }
  }
}
