package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * An agent's process that harm is done to. Alice is enrolled as {@link LiveAgent#USER}, and one
 * failure is counted against her: neither may be lost, whatever happens.
 */
final class Siege implements AutoCloseable {
  private static final String USER = LiveAgent.USER;

  private final Path folder;
  private final Stage stage;
  private AgentProcess agent;
  private Map<String, String> kept = Map.of();

  private Siege(Path folder) {
    this.folder = folder;
    this.stage = new Stage(folder);
  }

  /** An agent on an ordinary disk. Only root can. */
  static Siege start(Path folder) throws Exception {
    return start(AgentProcess.How.PLAIN, folder);
  }

  /** The same, started in some way. */
  static Siege start(AgentProcess.How how, Path folder) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    assumeTrue(
        Set.of(Whereabouts.HERE, Whereabouts.UNKNOWN)
            .contains(new Sessions().of(ProcessHandle.current().pid())),
        "who is not in front of this machine is refused");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Siege siege = new Siege(folder);
    siege.restart(how);
    siege.stage.show("alice-enrol");
    assertInstanceOf(Reply.Enrolled.class, siege.ask(new Request.Enrol(USER, "face", false)));
    assertEquals(new Reply.Done(), siege.ask(new Request.PasswordUsed(USER, "sudo")));
    assertEquals(VerdictCode.NO_MATCH, siege.shown("bob"));
    siege.remember();
    return siege;
  }

  /** What is in the state folder now is to stay. */
  void remember() throws IOException {
    kept = files();
  }

  /** Starts the agent anew. */
  void restart(AgentProcess.How how) throws IOException {
    restart(how, "recording:" + stage.recording());
  }

  /** The same before another sensor. */
  void restart(AgentProcess.How how, String source) throws IOException {
    if (agent != null) {
      agent.close();
    }
    agent = AgentProcess.start(how, folder, settings(source));
    assertEquals("READY=1", agent.told());
  }

  /** The settings of its agent. */
  String[] settings(String source) {
    return new String[] {
      "socket.path = \"" + socket() + "\"",
      "state.directory = \"" + state() + "\"",
      "sensor.source = \"" + source + "\"",
      "sensor.linger-seconds = 0",
      "unlock.unknown-session = \"allow\""
    };
  }

  AgentProcess agent() {
    return agent;
  }

  Path folder() {
    return folder;
  }

  Path socket() {
    return folder.resolve("agent.sock");
  }

  Path state() {
    return folder.resolve("state");
  }

  /** It answers, and has lost nothing that was to stay. */
  void assertUnharmed() throws IOException {
    Reply.FaceList faces = assertInstanceOf(Reply.FaceList.class, ask(new Request.ListFaces(USER)));
    assertEquals(List.of("face"), faces.faces().stream().map(Reply.FaceList.Face::name).toList());
    assertEquals(kept, files());
    for (String line : journal()) {
      assertTrue(new ObjectMapper().readTree(line).isObject(), line);
    }
  }

  /** The journal's lines, as they are on the disk. */
  List<String> journal() throws IOException {
    return Files.readAllLines(agent.seen(state().resolve("journal.jsonl")));
  }

  /** Alice opens, after all. It changes what is kept. */
  void assertOpens() throws IOException {
    assertEquals(VerdictCode.ACCEPTED, shown("alice"));
  }

  /** From its next opening on, the camera sees a recording. */
  void show(String recording) throws IOException {
    while (cameraIsOn()) {
      Thread.onSpinWait();
    }
    stage.show(recording);
  }

  /** The verdict on a recording. */
  VerdictCode shown(String recording) throws IOException {
    show(recording);
    Reply reply = ask(new Request.Authenticate(USER, "sudo", "", 20_000, true));
    return VerdictCode.ofCode(assertInstanceOf(Reply.Verdict.class, reply, reply::toString).code())
        .orElseThrow();
  }

  private boolean cameraIsOn() throws IOException {
    return ((Reply.StatusReport) ask(new Request.Status()))
        .items().stream()
            .anyMatch(item -> item.key().equals("camera") && !item.value().equals("off"));
  }

  Reply ask(Request request) throws IOException {
    try (AgentClient client = AgentClient.connect(socket())) {
      return client.ask(request, LiveAgent.PATIENCE, reply -> {});
    }
  }

  /** All files but the journal, which grows, with their content. */
  private Map<String, String> files() throws IOException {
    Path state = agent.seen(state());
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(state)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("journal")) {
          found.put(
              state.relativize(file).toString(),
              HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    agent.close();
  }
}
