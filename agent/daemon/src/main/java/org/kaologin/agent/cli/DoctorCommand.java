package org.kaologin.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.agent.capture.kinect.KinectV2Source;
import org.kaologin.agent.config.SensorSource;
import org.kaologin.models.ModelEntry;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what is wrong. */
@Command(
    name = "doctor",
    description = "Looks for what is wrong, and says what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private ModelOptions models;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  /**
   * One thing looked at.
   *
   * @param what it was
   * @param well whether it is as it should be
   * @param detail what was found, or what to do
   */
  record Finding(String what, boolean well, String detail) {}

  private final List<Finding> findings = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    check("sensor library", DoctorCommand::loadLibrary);
    check("networks", this::readModels);
    check("agent", this::askStatus);
    check("camera", this::askCamera);
    check("session", this::askSession);
    check("faces", this::askFaces);
    check("rules", this::askStanding);
    output.print(
        findings,
        findings.stream()
            .map(
                f ->
                    String.format(
                        "%-8s %-16s %s", f.well() ? "ok" : "PROBLEM", f.what(), f.detail()))
            .collect(Collectors.joining(System.lineSeparator())));
    return findings.stream().allMatch(Finding::well) ? ExitCode.YES : ExitCode.NO;
  }

  private interface Check {
    String run() throws Exception;
  }

  private void check(String what, Check check) {
    try {
      findings.add(new Finding(what, true, check.run()));
    } catch (Exception e) {
      findings.add(new Finding(what, false, Failures.sentence(e)));
    }
  }

  private static String loadLibrary() throws CaptureException {
    new ColourDecoder(1).close();
    return "libfreenect2 loads";
  }

  private String readModels() throws ModelException {
    ModelStore store = models.store();
    for (ModelEntry entry : store.catalogue().models()) {
      store.read(entry.id());
    }
    return store.catalogue().models().size() + " files are as the catalogue says";
  }

  private String askStatus() throws Exception {
    return wellIf(
        new Item("problems", "0"), agent.ask(Request.Status::new, Reply.StatusReport.class));
  }

  /** Tells the whole report, as a problem unless it has this item. */
  private static String wellIf(Item item, Reply.StatusReport report) {
    String said =
        report.items().stream()
            .map(each -> each.key() + " " + each.value())
            .collect(Collectors.joining(", "));
    if (!report.items().contains(item)) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  private Map<String, String> status() throws Exception {
    return agent.ask(Request.Status::new, Reply.StatusReport.class).values();
  }

  /** Something else than a Kinect is somebody's will. */
  private String askCamera() throws Exception {
    String source = status().getOrDefault("sensor", SensorSource.KINECT.toString());
    return source.equals(SensorSource.KINECT.toString())
        ? KinectV2Source.attached()
        : "in its place: " + source;
  }

  private String askStanding() throws Exception {
    return wellIf(
        new Item("face", "may open"),
        agent.ask(() -> new Request.FaceStanding(user.name()), Reply.StatusReport.class));
  }

  private String askSession() throws Exception {
    Map<String, String> status = status();
    String objection = status.get("session objection");
    if (objection != null) {
      throw new IllegalStateException("a face opens nothing from here: " + objection);
    }
    return status.getOrDefault("session", "not known to this agent");
  }

  private String askFaces() throws Exception {
    int count =
        agent.ask(() -> new Request.ListFaces(user.name()), Reply.FaceList.class).faces().size();
    if (count == 0) {
      throw new IllegalStateException(user.name() + " has no face here; add one with: kao enroll");
    }
    return user.name() + " has " + count;
  }
}
