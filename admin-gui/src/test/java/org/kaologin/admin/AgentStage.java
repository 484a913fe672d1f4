package org.kaologin.admin;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.virtualkinect.Control;
import org.kaologin.virtualkinect.SeeingAgent;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * The real agent as a process, before synthetic persons: their recordings stand for the camera's
 * frames, or are played by a virtual Kinect, which costs as much again as the whole agent does.
 */
final class AgentStage implements AutoCloseable {
  /** Debian's user {@code daemon} lends alice's face a name. */
  static final String USER = "daemon";

  /** Where the module looks for it. */
  private static final Path IN_ROOM = Path.of("/run/kao/agent.sock");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path RECORDINGS =
      Path.of(System.getProperty("kao.models"), "../../recordings").normalize();

  private final Path folder;
  private final boolean kinect;
  private final List<String> under;

  /** Where it listens, as it is called there. */
  private final Path listens;

  private final Path socket;
  private Process process;

  private AgentStage(Path folder, boolean kinect) {
    this(folder, kinect, List.of(), folder.resolve("agent.sock"), folder.resolve("agent.sock"));
  }

  private AgentStage(Path folder, boolean kinect, List<String> under, Path listens, Path socket) {
    this.folder = folder;
    this.kinect = kinect;
    this.under = under;
    this.listens = listens;
    this.socket = socket;
  }

  static AgentStage start(Path folder) throws IOException {
    AgentStage stage = new AgentStage(folder, false);
    stage.begin(stage.recordings());
    return stage;
  }

  /** Among the accounts of a room, where it listens at its usual place. */
  static AgentStage startInRoom(Path folder, Path room) throws IOException {
    AgentStage stage =
        new AgentStage(
            folder, false, PamRoom.under(room), IN_ROOM, room.resolve("run/kao/agent.sock"));
    PamRoom.furnish(room);
    Files.createDirectories(room.resolve("run/kao"));
    stage.begin(stage.recordings());
    return stage;
  }

  /** Started by another program, among the same files. */
  static AgentStage startUnder(List<String> program, Path folder) throws IOException {
    Path socket = folder.resolve("agent.sock");
    AgentStage stage = new AgentStage(folder, false, program, socket, socket);
    stage.begin(stage.recordings());
    return stage;
  }

  private List<String> recordings() {
    return List.of(
        "[sensor]",
        "source = \"recording:" + folder.resolve("now.kaorec") + "\"",
        "linger-seconds = 0");
  }

  static AgentStage startWithKinect(Path folder) throws IOException {
    AgentStage stage = new AgentStage(folder, true);
    stage.begin(List.of());
    return stage;
  }

  private void begin(List<String> sensor) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "[socket]",
                "path = \"" + listens + "\"",
                "[state]",
                "directory = \"" + folder.resolve("state") + "\"",
                "[unlock]",
                "unknown-session = \"allow\""));
    lines.addAll(sensor);
    Files.write(folder.resolve("kao.toml"), lines);
    begin();
  }

  /** Starts the process, and waits until it tells its service manager that it listens. */
  void begin() throws IOException {
    Path notify = folder.resolve("notify");
    Files.deleteIfExists(notify);
    Files.deleteIfExists(control());
    List<String> command = new ArrayList<>(under);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Dkao.models=" + System.getProperty("kao.models"),
            "-cp",
            System.getProperty("java.class.path"),
            SeeingAgent.class.getName(),
            kinect ? "control=" + control() + ",play=" + recording("alice") : "",
            "--config",
            folder.resolve("kao.toml").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("NOTIFY_SOCKET", notify.toString());
    try (AFUNIXDatagramSocket manager = AFUNIXDatagramSocket.newInstance()) {
      manager.bind(AFUNIXSocketAddress.of(notify));
      process = builder.start();
      Thread watch = new Thread(() -> closeAtEnd(process, manager), "agent-ends");
      watch.setDaemon(true);
      watch.start();
      manager.receive(new DatagramPacket(new byte[100], 100));
    } catch (IOException e) {
      kill();
      throw new IOException(
          "ended with " + process.exitValue() + ": " + Files.readString(folder.resolve("said")), e);
    }
  }

  /** Whoever has ended will never say that it is ready. */
  private static void closeAtEnd(Process process, AFUNIXDatagramSocket manager) {
    process.onExit().join();
    manager.close();
  }

  /** Ends the process as a crash does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  Path socket() {
    return socket;
  }

  private Path control() {
    return folder.resolve("kinect");
  }

  private static Path recording(String name) {
    return RECORDINGS.resolve(name + ".kaorec").toAbsolutePath();
  }

  /** The camera is there, and sees this; a recording when it is opened next. */
  void show(String recording) throws IOException {
    if (kinect) {
      command("replug");
      command("play " + recording(recording));
    } else {
      Path next = folder.resolve("next.kaorec");
      Files.createSymbolicLink(next, recording(recording));
      Files.move(next, folder.resolve("now.kaorec"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** There is no camera; a recording stays when it is open. */
  void unplug() throws IOException {
    if (kinect) {
      command("unplug");
    } else {
      Files.deleteIfExists(folder.resolve("now.kaorec"));
    }
  }

  private void command(String words) throws IOException {
    String answer = Control.send(control(), words);
    if (!answer.equals("ok")) {
      throw new IOException(words + ": " + answer);
    }
  }

  List<Reply.FaceList.Face> faces() throws IOException {
    return faces(USER);
  }

  List<Reply.FaceList.Face> faces(String user) throws IOException {
    return ((Reply.FaceList) ask(new Request.ListFaces(user))).faces();
  }

  /** What the faces are called. */
  List<String> names() throws IOException {
    return faces().stream().map(Reply.FaceList.Face::name).toList();
  }

  /** What is set, for a key that there is. */
  String setting(String key) throws IOException {
    return Objects.requireNonNull(
        ((Reply.SettingList) ask(new Request.GetSettings())).values().get(key), key);
  }

  Reply ask(Request request) throws IOException {
    try (AgentClient client = AgentClient.connect(socket())) {
      return client.ask(request, PATIENCE, reply -> {});
    }
  }

  @Override
  public void close() {
    kill();
  }
}
