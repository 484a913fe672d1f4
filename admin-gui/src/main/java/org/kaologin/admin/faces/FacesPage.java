package org.kaologin.admin.faces;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.FaceList.Face;
import org.kaologin.protocol.Request;

/** Shows a user's faces, renames and deletes them, and leads to a new one. */
public final class FacesPage implements Page {
  /** How long a deletion can be taken back. */
  private static final Duration UNDO = Duration.ofSeconds(8);

  private final Context context;
  private final Texts texts;
  private final JPanel cards =
      new JPanel(new MigLayout("insets 0, wrap 2, fillx, gap 16", "[grow,fill,sg][grow,fill,sg]"));
  private final PageFrame frame;
  private Optional<Deletion> deletion = Optional.empty();
  private List<Face> faces = List.of();

  public FacesPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.frame =
        new PageFrame(
            texts.get("faces.title"),
            texts.get("faces.subtitle"),
            PageFrame.scrolling(cards, texts.get("faces.title")),
            Buttons.icon(
                "faces.person", "person", texts.get("faces.person"), event -> choosePerson()),
            Buttons.main(
                "faces.add", texts.get("faces.add"), event -> context.go().to(PageName.ENROL)));
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    load();
  }

  @Override
  public void hidden() {
    deletion.ifPresent(Deletion::now);
    frame.notice().clear();
  }

  private void load() {
    ask(
        new Request.ListFaces(context.person().name()),
        Reply.FaceList.class,
        list -> {
          if (deletion.isEmpty()) {
            frame.notice().clear();
          }
          faces = list.faces();
          fill();
          if (!faces.isEmpty()) {
            context.pam().ifUnused(this::sayWhatIsMissing);
          }
        });
  }

  /** A first face opens nothing until services ask for it. */
  private void sayWhatIsMissing() {
    if (frame.isShowing() && !frame.notice().isVisible()) {
      frame
          .notice()
          .offer(
              Notice.Weight.INFO,
              texts.get("faces.unused"),
              texts.get("faces.unused.more"),
              texts.get("enrol.use"),
              () -> context.go().to(PageName.WHERE));
    }
  }

  private void fill() {
    cards.removeAll();
    List<Face> shown =
        faces.stream().filter(f -> deletion.map(d -> !d.isOf(f)).orElse(true)).toList();
    if (shown.isEmpty()) {
      cards.add(
          new EmptyCard(texts, context.person().name(), () -> context.go().to(PageName.ENROL)),
          "span 2, growx");
    }
    for (Face face : shown) {
      cards.add(new FaceCard(face, texts, () -> rename(face), () -> delete(face)), "wmin 0");
    }
    cards.revalidate();
    cards.repaint();
  }

  private void rename(Face face) {
    Optional<String> name =
        ask(texts.get("faces.rename.question"), texts.get("faces.rename"), face.name());
    name.ifPresent(
        n ->
            ask(
                new Request.RenameFace(context.person().name(), face.id(), n),
                Reply.Done.class,
                done -> load()));
  }

  private void delete(Face face) {
    deletion.ifPresent(Deletion::now);
    String user = context.person().name();
    Deletion next =
        new Deletion(
            face,
            UNDO,
            () -> {
              deletion = Optional.empty();
              frame.notice().clear();
              ask(new Request.DeleteFace(user, face.id()), Reply.Done.class, done -> load());
            });
    deletion = Optional.of(next);
    frame
        .notice()
        .offer(
            Notice.Weight.INFO,
            texts.get("faces.deleted", face.name()),
            texts.get("faces.deleted.more"),
            texts.get("faces.undo"),
            () -> {
              next.undo();
              deletion = Optional.empty();
              frame.notice().clear();
              fill();
            });
    fill();
  }

  private void choosePerson() {
    Optional<String> name =
        ask(texts.get("faces.person.question"), texts.get("faces.person"), context.person().name());
    name.ifPresent(
        n -> {
          deletion.ifPresent(Deletion::now);
          context.person().set(n);
          load();
        });
  }

  private Optional<String> ask(String question, String title, String value) {
    Object said =
        JOptionPane.showInputDialog(
            frame, question, title, JOptionPane.PLAIN_MESSAGE, null, null, value);
    return Optional.ofNullable((String) said).map(String::strip).filter(s -> !s.isEmpty());
  }

  private <T extends Reply> void ask(Request request, Class<T> kind, Consumer<T> then) {
    context.link().ask(request, kind, Listener.of(then, this::fail));
  }

  private void fail(Problem problem) {
    context.problem(frame.notice(), problem);
    fill();
  }
}
