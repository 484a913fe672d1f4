package org.kaologin.agent.bus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real dbus-daemon as the system bus of a world that has its own {@code /run}. */
public final class PrivateBus implements AutoCloseable {
  private static final Path SOCKET = Path.of("/run/dbus/system_bus_socket");

  /**
   * What it starts when somebody calls it. It tells systemd nothing, and root starts everything.
   */
  public static final Path SERVICES = SOCKET.resolveSibling("services");

  private static final String CONFIGURATION =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>system</type>
        <listen>unix:path=%s</listen>
        <auth>EXTERNAL</auth>
        <servicedir>%s</servicedir>
        <policy context="default">
          <allow user="*"/>
          <allow own="*"/>
          <allow send_destination="*"/>
          <allow receive_sender="*"/>
        </policy>
      </busconfig>
      """;

  private final Process process;

  private PrivateBus(Process process) {
    this.process = process;
  }

  /** Starts it. It ends with this process, and after five minutes at the latest. */
  public static PrivateBus start() throws IOException {
    Files.createDirectories(SERVICES);
    Path configuration = SOCKET.resolveSibling("kao-test.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(SOCKET, SERVICES));
    Process process =
        child("dbus-daemon", "--nofork", "--print-address=1", "--config-file=" + configuration);
    BufferedReader said = process.inputReader();
    if (said.readLine() == null) {
      throw new IOException("dbus-daemon does not start");
    }
    return new PrivateBus(process);
  }

  /** From now on, who calls this name starts a program. */
  public static void provide(String name, String program) throws IOException {
    Files.createDirectories(SERVICES);
    Files.writeString(
        SERVICES.resolve(name + ".service"),
        "[D-BUS Service]\nName=%s\nExec=%s\nUser=root\n".formatted(name, program));
  }

  /** A program that ends with this process, and after five minutes at the latest. */
  public static Process child(String... command) throws IOException {
    List<String> bounded = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM"));
    bounded.addAll(List.of("timeout", "--kill-after=5", "300"));
    bounded.addAll(List.of(command));
    return new ProcessBuilder(bounded).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
