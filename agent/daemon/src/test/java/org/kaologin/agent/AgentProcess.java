package org.kaologin.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The agent as a process, with a service manager that listens to it. */
final class AgentProcess implements AutoCloseable {
  /** Its exit status where Java has no memory for it. */
  static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final Path said;
  private final AFUNIXDatagramSocket manager;

  private AgentProcess(Process process, Path said, AFUNIXDatagramSocket manager) {
    this.process = process;
    this.said = said;
    this.manager = manager;
  }

  /**
   * How a process is started.
   *
   * @param under the command that runs it; empty for none
   * @param java Java's own options
   * @param main the class that it begins in
   * @param before arguments before the agent's
   */
  record How(List<String> under, List<String> java, Class<?> main, List<String> before) {
    static final How PLAIN = new How(List.of(), List.of(), Agent.class, List.of());

    How under(String... command) {
      return new How(List.of(command), java, main, before);
    }

    /** With more options for Java; of two that contradict each other it takes the later. */
    How with(String... javaOptions) {
      return new How(
          under, Stream.concat(java.stream(), Stream.of(javaOptions)).toList(), main, before);
    }

    /** With the options that the shipped agent gives Java. */
    How asShipped() throws IOException {
      Path script = Path.of(System.getProperty("kao.models"), "../../../installer/bin/kao-agent");
      return with(
          Stream.of(Files.readString(script).split("\\s+"))
              .filter(word -> word.startsWith("-X"))
              .toArray(String[]::new));
    }
  }

  /** Starts it with the lines of a kao.toml, in a folder of the test's. */
  static AgentProcess start(Path folder, String... toml) throws IOException {
    return start(How.PLAIN, folder, toml);
  }

  /** The same, with a disk of 256 KiB of its own in a folder. Only root can. */
  static AgentProcess startOnTinyDisk(Path disk, Path folder, String... toml) throws IOException {
    String script = "mount -t tmpfs -o size=256k,mode=700 none \"$0\" && exec \"$@\"";
    return start(
        How.PLAIN.under("unshare", "--mount", "sh", "-c", script, disk.toString()), folder, toml);
  }

  /** Starts it in some way. */
  static AgentProcess start(How how, Path folder, String... toml) throws IOException {
    Path file = Files.write(folder.resolve("kao.toml"), List.of(toml));
    Path notify = folder.resolve("notify");
    Files.deleteIfExists(notify);
    AFUNIXDatagramSocket manager = AFUNIXDatagramSocket.newInstance();
    manager.bind(AFUNIXSocketAddress.of(notify));
    List<String> command = new ArrayList<>(how.under());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(how.java());
    command.add("-Dkao.models=" + System.getProperty("kao.models"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), how.main().getName()));
    command.addAll(how.before());
    command.addAll(List.of("--config", file.toString()));
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("shown").toFile())
            .redirectError(said.toFile());
    builder.environment().put("NOTIFY_SOCKET", notify.toString());
    return new AgentProcess(builder.start(), said, manager);
  }

  long pid() {
    return process.pid();
  }

  /** A file as the process sees it, whatever is mounted there for it. */
  Path seen(Path file) {
    return Path.of("/proc/" + process.pid() + "/root" + file);
  }

  /** The next thing that it tells its service manager, waited for. */
  String told() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    manager.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end, and gives its exit status. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  /** All that it said on its way to its end. */
  List<String> said() throws IOException, InterruptedException {
    process.waitFor();
    return Files.readAllLines(said);
  }

  /** What Java itself has shown on its way to its end. */
  List<String> shown() throws IOException, InterruptedException {
    process.waitFor();
    return Files.readAllLines(said.resolveSibling("shown"));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    manager.close();
  }
}
