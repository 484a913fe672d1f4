package org.kaologin.admin.health;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.FaceRule;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Looks for what is wrong, and says what to do. */
public final class HealthPage implements Page {

  /** What is looked at, in the order of the page. */
  private enum Subject {
    AGENT,
    CAMERA,
    PERMISSIONS,
    USB,
    LIGHT,
    SESSION,
    VAULT,
    KEYS,
    NETWORKS,
    FACES,
    RULES,
    WIRING
  }

  private final Context context;
  private final Texts texts;
  private final Diagnosis diagnosis;
  private final Machine machine;
  private final Map<Subject, Finding> findings = new EnumMap<>(Subject.class);
  private final JPanel rows =
      new JPanel(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]10[]"));
  private final PageFrame frame;

  public HealthPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.diagnosis = new Diagnosis(texts);
    this.machine = new Machine(Path.of("/"));
    this.frame =
        new PageFrame(
            texts.get("health.title"),
            texts.get("health.subtitle"),
            PageFrame.scrolling(rows, texts.get("health.title")),
            Buttons.plain("health.record", texts.get("health.recording"), event -> record()),
            Buttons.icon("health.refresh", "refresh", texts.get("refresh"), event -> shown()));
  }

  private void record() {
    new RecordingTask(context, frame).run();
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    findings.clear();
    frame.notice().clear();
    Optional<Machine.Camera> camera = machine.camera();
    findings.put(Subject.CAMERA, diagnosis.camera(camera));
    camera.ifPresent(c -> findings.put(Subject.PERMISSIONS, diagnosis.permissions(c)));
    findings.put(Subject.USB, diagnosis.usbMemory(machine.usbMemory()));
    findings.put(Subject.WIRING, diagnosis.wiring(machine.services()));
    fill();
    String user = context.person().name();
    ask(new Request.Status(), Reply.StatusReport.class, this::take, this::noAgent);
    ask(
        new Request.ListFaces(user),
        Reply.FaceList.class,
        list -> found(Subject.FACES, diagnosis.faces(list.faces().size(), user)),
        problem -> {});
    ask(
        new Request.FaceStanding(user),
        Reply.StatusReport.class,
        report -> found(Subject.RULES, diagnosis.rules(FaceRule.of(report))),
        problem -> {});
  }

  private void take(Reply.StatusReport report) {
    Map<String, String> status = report.values();
    findings.put(Subject.AGENT, diagnosis.agent(status));
    findings.put(Subject.CAMERA, diagnosis.camera(status, machine.camera()));
    findings.put(Subject.LIGHT, diagnosis.light(status));
    findings.put(Subject.SESSION, diagnosis.session(status));
    findings.put(Subject.KEYS, diagnosis.keys(status));
    findings.put(Subject.NETWORKS, diagnosis.networks(status));
    found(Subject.VAULT, diagnosis.vault(status));
  }

  private void noAgent(Problem problem) {
    context.problem(frame.notice(), problem);
    found(Subject.AGENT, diagnosis.agent(problem));
  }

  private void found(Subject subject, Finding finding) {
    findings.put(subject, finding);
    fill();
  }

  private void fill() {
    rows.removeAll();
    findings.values().forEach(finding -> rows.add(new FindingRow(finding, texts), "wmin 0"));
    rows.revalidate();
    rows.repaint();
  }

  private <T extends Reply> void ask(
      Request request, Class<T> kind, Consumer<T> then, Consumer<Problem> otherwise) {
    context.link().ask(request, kind, Listener.of(then, otherwise));
  }
}
