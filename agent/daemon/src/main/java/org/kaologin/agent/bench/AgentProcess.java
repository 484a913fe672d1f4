package org.kaologin.agent.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;
import org.kaologin.protocol.Request;

/** An agent of the benchmark's own, on a socket and in a folder of its own. */
final class AgentProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double KIBIBYTES_PER_MEGABYTE = 1e6 / 1024;

  /** What a tick of /proc/PID/stat is on Linux: USER_HZ, 100 a second on every architecture. */
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final Path socket;
  private final long startNanos;
  private final double readyMillis;

  private AgentProcess(Process process, Path socket, long startNanos) {
    this.process = process;
    this.socket = socket;
    this.startNanos = startNanos;
    this.readyMillis = ageMillis();
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param home the staged tree
   * @param folder for its socket, state and log; what an earlier one learnt there is kept
   * @param settings its kao.toml
   * @param javaOptions for its Java, such as a virtual device
   */
  static AgentProcess start(Path home, Path folder, String settings, Optional<String> javaOptions)
      throws IOException, InterruptedException {
    Files.createDirectories(
        folder.resolve("state"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path socket = folder.resolve("agent.sock");
    Path file = Files.write(folder.resolve("kao.toml"), settings.getBytes(StandardCharsets.UTF_8));
    // By the shell: AppArmor's profile is for the one agent that keeps faces.
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/sh", home.resolve("bin/kao-agent").toString(), "--config", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("agent.log").toFile());
    javaOptions.ifPresent(options -> builder.environment().put("JDK_JAVA_OPTIONS", options));
    long start = System.nanoTime();
    Process process = builder.start();
    while (!answers(socket)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        process.destroyForcibly();
        throw new IOException(
            "the agent did not start; it said: " + Files.readString(folder.resolve("agent.log")));
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return new AgentProcess(process, socket, start);
  }

  private static boolean answers(Path socket) {
    try (AgentClient client = AgentClient.connect(socket)) {
      return client.ask(new Request.Status(), Duration.ofSeconds(10), reply -> {})
          instanceof Reply.StatusReport;
    } catch (IOException e) {
      return false;
    }
  }

  /** From the start of the process to its first answer. */
  double readyMillis() {
    return readyMillis;
  }

  /** From the start of the process to now. */
  double ageMillis() {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** Learns a face. */
  void enrol(String user) throws IOException {
    try (AgentClient client = AgentClient.connect(socket)) {
      Reply reply = client.ask(new Request.Enrol(user, "bench", false), PATIENCE, r -> {});
      if (!(reply instanceof Reply.Enrolled)) {
        throw new IOException("the benchmark's face was not learnt: " + reply);
      }
    }
    try (AgentClient client = AgentClient.connect(socket)) { // no face opens before the password
      client.ask(new Request.PasswordUsed(user, "bench"), PATIENCE, r -> {});
    }
  }

  /** Waits until the camera is off. */
  void awaitCameraOff() throws IOException, InterruptedException {
    while (!status().contains(new Item("camera", "off"))) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private List<Item> status() throws IOException {
    try (AgentClient client = AgentClient.connect(socket)) {
      Reply reply = client.ask(new Request.Status(), PATIENCE, r -> {});
      if (reply instanceof Reply.StatusReport report) {
        return report.items();
      }
      throw new IOException("the agent does not say how it is: " + reply);
    }
  }

  /** Memory that the kernel counts as its own now, in megabytes. */
  double residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIBIBYTES_PER_MEGABYTE;
      }
    }
    throw new IOException("the kernel does not say how large the agent is");
  }

  /** Processor time used so far, in seconds. */
  double processorSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    // utime and stime are the 14th and 15th field; these begin with the third.
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  @Override
  public void close() {
    process.destroy();
    boolean interrupted = false;
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
