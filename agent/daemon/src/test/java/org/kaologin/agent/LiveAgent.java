package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.SensorSource;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.agent.vault.MasterKey;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * The whole agent, asked over its socket, in front of recordings. Debian's user {@code daemon}
 * lends alice's face a name.
 */
final class LiveAgent implements AutoCloseable {
  static final String USER = "daemon";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Stage stage;
  private final Configuration configuration;
  private RunningAgent agent;
  private final List<Reply> whileEnrolling = new ArrayList<>();
  private final String face;

  private LiveAgent(Path folder) throws Exception {
    this.folder = folder;
    this.stage = new Stage(folder);
    configuration =
        Configuration.standard()
            .with(Keys.SOCKET_PATH, socket())
            .with(Keys.STATE_DIRECTORY, folder.resolve("state"))
            .with(Keys.SENSOR_SOURCE, SensorSource.recording(stage.recording()))
            .with(Keys.LINGER_SECONDS, 0)
            .with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    agent = run();
    stage.show("alice-enrol");
    Reply last = ask(new Request.Enrol(USER, "with glasses", true), whileEnrolling);
    face = assertInstanceOf(Reply.Enrolled.class, last, last::toString).face();
  }

  /** What its vault holds of {@link #USER}. */
  Gallery enrolled() throws VaultException {
    Path state = folder.resolve("state");
    MasterKey key = MasterKey.load(Optional.empty(), state.resolve("master.key"));
    try (Vault vault = Vault.open(state.resolve("vault"), key)) {
      return Gallery.of(
          vault.faces(USER).stream().map(f -> TemplateCodec.decode(f.templates())).toList());
    }
  }

  private RunningAgent run() throws Exception {
    return RunningAgent.start(configuration, new ServiceManager(Map.of(), 1));
  }

  /** Stops it, which waits for all that is under way, and starts it anew. */
  void restart() throws Exception {
    agent.close();
    agent = run();
  }

  /** Starts it, and enrols alice. */
  static LiveAgent start(Path folder) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    assumeTrue(
        Set.of(Whereabouts.HERE, Whereabouts.UNKNOWN)
            .contains(new Sessions().of(ProcessHandle.current().pid())),
        "whoever is not in front is refused");
    return new LiveAgent(folder);
  }

  /** Where its files are. */
  Path folder() {
    return folder;
  }

  Path socket() {
    return folder.resolve("agent.sock");
  }

  /** The id of alice's face. */
  String face() {
    return face;
  }

  /** What was said while it was learnt. */
  List<Reply> whileEnrolling() {
    return whileEnrolling;
  }

  /** What the sensor sees changes when it is opened, so it must have been closed. */
  Stage stage() throws IOException {
    while (!status().get("camera").equals("off")) {
      Thread.onSpinWait();
    }
    return stage;
  }

  /** The password was used: failures are forgiven. */
  void forgive() throws IOException {
    assertEquals(new Reply.Done(), ask(new Request.PasswordUsed(USER, "test")));
  }

  Reply ask(Request request) throws IOException {
    return ask(request, new ArrayList<>());
  }

  Reply ask(Request request, List<Reply> intermediate) throws IOException {
    try (AgentClient client = AgentClient.connect(socket())) {
      return client.ask(request, PATIENCE, intermediate::add);
    }
  }

  /** Does the face open sudo? */
  VerdictCode authenticate() {
    try {
      Reply reply = ask(new Request.Authenticate(USER, "sudo", "/dev/pts/0", 5000, false));
      return VerdictCode.ofCode(((Reply.Verdict) reply).code()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Reply.FaceList.Face> faces() throws IOException {
    return ((Reply.FaceList) ask(new Request.ListFaces(USER))).faces();
  }

  Map<String, String> status() throws IOException {
    return ((Reply.StatusReport) ask(new Request.Status())).values();
  }

  Map<String, String> settings() throws IOException {
    return ((Reply.SettingList) ask(new Request.GetSettings())).values();
  }

  List<String> journal() throws IOException {
    return ((Reply.JournalPage) ask(new Request.ReadJournal(1000))).entries();
  }

  JsonNode newestEntry() throws IOException {
    List<String> entries = ((Reply.JournalPage) ask(new Request.ReadJournal(1))).entries();
    return new ObjectMapper().readTree(entries.get(0));
  }

  static void assertVerdict(VerdictCode code, Reply reply) {
    assertEquals(code.code(), assertInstanceOf(Reply.Verdict.class, reply).code());
  }

  static Reply.Refused assertRefused(RefusalCode code, Reply reply) {
    Reply.Refused refused = assertInstanceOf(Reply.Refused.class, reply);
    assertEquals(code.code(), refused.code(), refused.message());
    return refused;
  }

  static <T> List<T> only(Class<T> type, List<Reply> replies) {
    return replies.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    agent.close();
  }
}
