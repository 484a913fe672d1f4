package org.kaologin.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The agent as a process, with a service manager that listens to it. */
final class AgentProcess implements AutoCloseable {
  private final Process process;
  private final AFUNIXDatagramSocket manager;

  private AgentProcess(Process process, AFUNIXDatagramSocket manager) {
    this.process = process;
    this.manager = manager;
  }

  /** Starts it with the lines of a kao.toml, in a folder of the test's. */
  static AgentProcess start(Path folder, String... toml) throws IOException {
    return start(List.of(), folder, toml);
  }

  /** The same, with a disk of 256 KiB of its own in a folder. Only root can. */
  static AgentProcess startOnTinyDisk(Path disk, Path folder, String... toml) throws IOException {
    String script = "mount -t tmpfs -o size=256k,mode=700 none \"$0\" && exec \"$@\"";
    return start(List.of("unshare", "--mount", "sh", "-c", script, disk.toString()), folder, toml);
  }

  private static AgentProcess start(List<String> under, Path folder, String... toml)
      throws IOException {
    Path file = Files.write(folder.resolve("kao.toml"), List.of(toml));
    Path notify = folder.resolve("notify");
    Files.deleteIfExists(notify);
    AFUNIXDatagramSocket manager = AFUNIXDatagramSocket.newInstance();
    manager.bind(AFUNIXSocketAddress.of(notify));
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dkao.models=" + System.getProperty("kao.models"),
            "-cp",
            System.getProperty("java.class.path"),
            Agent.class.getName(),
            "--config",
            file.toString());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(under.stream(), java.stream()).toList());
    builder.environment().put("NOTIFY_SOCKET", notify.toString());
    return new AgentProcess(builder.start(), manager);
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
    process.toHandle().destroy(); // Process.destroy would close what it says as well
  }

  /** Waits for its end, and gives its exit status. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  /** All that it said on its way to its end. */
  List<String> said() throws IOException {
    try (BufferedReader reader = process.errorReader()) {
      return reader.lines().toList();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    manager.close();
  }
}
