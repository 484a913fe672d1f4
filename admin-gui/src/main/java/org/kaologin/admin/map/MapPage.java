package org.kaologin.admin.map;

import java.time.Duration;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.agent.Talk;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Request;

/** Shows how faces lie to each other, as they come. */
public final class MapPage implements Page {
  /** From an answer to the next question. */
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private static final String EVERYBODY = "";
  private static final String ROOT = "root";

  private final Context context;
  private final Texts texts;
  private final Controls controls;
  private final FaceMapView view;
  private final Legend legend;
  private final Card picture =
      new Card(new MigLayout("insets 16, fill, wrap 1", "[grow,fill]", "[grow,fill]12[]"));
  private final EmptyMap empty;
  private final PageFrame frame;
  private final Timer again;
  private Optional<Talk> talk = Optional.empty();

  public MapPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.view = new FaceMapView(texts);
    this.legend = new Legend(texts);
    this.empty = new EmptyMap(context);
    this.controls = new Controls(texts, view::show, this::ask);
    this.again = new Timer(Math.toIntExact(PAUSE.toMillis()), event -> ask());
    again.setRepeats(false);
    picture.add(view, "hmin 0");
    picture.add(legend, "wmin 0");
    JPanel content =
        new JPanel(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]12[]"));
    content.add(controls, "wmin 0");
    content.add(picture, "wmin 0, hmin 0, pushy, growy");
    content.add(empty, "wmin 0, pushy, top");
    this.frame =
        new PageFrame(
            texts.get("map.title"),
            texts.get("map.subtitle"),
            content,
            controls.everybody(),
            Buttons.icon("map.refresh", "refresh", texts.get("refresh"), event -> ask()));
    picture.setVisible(false);
    empty.setVisible(false);
  }

  @Override
  public JComponent component() {
    return frame;
  }

  /** Everybody's faces are shown to whoever asks for them, and not by coming back. */
  @Override
  public void shown() {
    controls.selectOne();
    ask();
  }

  @Override
  public void hidden() {
    again.stop();
    talk.ifPresent(Talk::close);
    talk = Optional.empty();
  }

  private void ask() {
    hidden();
    String user = controls.isEverybody() ? EVERYBODY : context.person().name();
    talk =
        Optional.of(
            context
                .link()
                .ask(
                    new Request.ReadMap(user, controls.comparator()),
                    FaceMap.class,
                    Listener.of(map -> show(map, user), this::fail)));
  }

  private void show(FaceMap map, String user) {
    frame.notice().clear();
    People people = People.of(map.places(), context.person().name());
    view.show(map.places(), people);
    legend.show(map.places(), people);
    picture.setVisible(!map.places().isEmpty());
    empty.setVisible(map.places().isEmpty());
    if (isFree(user, System.getProperty("user.name"))) {
      again.start();
    }
  }

  /** Whether the agent answers without polkit: no password is asked for by itself. */
  static boolean isFree(String user, String self) {
    return self.equals(ROOT) || self.equals(user);
  }

  private void fail(Problem problem) {
    context.problem(frame.notice(), problem);
    if (problem.kind() == Problem.Kind.NOT_ALLOWED) {
      controls.selectOne();
    } else if (problem.kind() == Problem.Kind.BUSY) {
      again.start();
    }
  }
}
