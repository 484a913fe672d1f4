package org.kaologin.admin;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The real agent as a process, in front of the project's recordings of synthetic persons. */
final class AgentStage implements AutoCloseable {
  /** Debian's user {@code daemon} lends alice's face a name. */
  static final String USER = "daemon";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path RECORDINGS =
      Path.of(System.getProperty("kao.models"), "../../recordings").normalize();

  private final Path folder;
  private Process process;

  private AgentStage(Path folder) {
    this.folder = folder;
  }

  static AgentStage start(Path folder) throws IOException {
    AgentStage stage = new AgentStage(folder);
    Files.write(
        folder.resolve("kao.toml"),
        List.of(
            "[socket]",
            "path = \"" + stage.socket() + "\"",
            "[state]",
            "directory = \"" + folder.resolve("state") + "\"",
            "[sensor]",
            "source = \"recording:" + folder.resolve("now.kaorec") + "\"",
            "linger-seconds = 0",
            "[unlock]",
            "unknown-session = \"allow\""));
    stage.begin();
    return stage;
  }

  /** Starts the process, and waits until it tells its service manager that it listens. */
  void begin() throws IOException {
    Path notify = folder.resolve("notify");
    Files.deleteIfExists(notify);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dkao.models=" + System.getProperty("kao.models"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.kaologin.agent.Agent",
                "--config",
                folder.resolve("kao.toml").toString())
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
    return folder.resolve("agent.sock");
  }

  /** From the next opening on, the camera sees this. */
  void show(String recording) throws IOException {
    Path next = folder.resolve("next.kaorec");
    Files.createSymbolicLink(next, RECORDINGS.resolve(recording + ".kaorec"));
    Files.move(next, folder.resolve("now.kaorec"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** From the next opening on, there is no camera. */
  void unplug() throws IOException {
    Files.deleteIfExists(folder.resolve("now.kaorec"));
  }

  List<Reply.FaceList.Face> faces() throws IOException {
    return ((Reply.FaceList) ask(new Request.ListFaces(USER))).faces();
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
