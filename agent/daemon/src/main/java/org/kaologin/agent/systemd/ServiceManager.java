package org.kaologin.agent.systemd;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.journal.Echo;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.FileDescriptorCast;

/** What systemd told this process at its start, and what it wants to hear; see sd_notify(3). */
public final class ServiceManager {
  /** The first descriptor that is handed over; see sd_listen_fds(3). */
  private static final int FIRST_DESCRIPTOR = 3;

  private final Map<String, String> environment;
  private final long pid;

  /**
   * @param environment the process's environment variables
   * @param pid the process
   */
  public ServiceManager(Map<String, String> environment, long pid) {
    this.environment = Map.copyOf(environment);
    this.pid = pid;
  }

  /** Says that requests are answered now. */
  public void ready() {
    tell("READY=1");
  }

  /** Says that the end has begun. */
  public void stopping() {
    tell("STOPPING=1");
  }

  private void tell(String state) {
    Optional<String> address = Optional.ofNullable(environment.get("NOTIFY_SOCKET"));
    if (address.isEmpty()) {
      return;
    }
    try (AFUNIXDatagramSocket socket = AFUNIXDatagramSocket.newInstance()) {
      socket.connect(address(address.get()));
      byte[] message = state.getBytes(StandardCharsets.UTF_8);
      socket.send(new java.net.DatagramPacket(message, message.length));
    } catch (IOException e) {
      System.getLogger(ServiceManager.class.getName())
          .log(Level.WARNING, "systemd cannot be told {0}: {1}", state, e);
    }
  }

  /** An address that begins with @ is in the abstract namespace, others are files. */
  private static AFUNIXSocketAddress address(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.startsWith("@")) {
      bytes[0] = 0;
    }
    return AFUNIXSocketAddress.of(bytes);
  }

  /** Where systemd's journal hears of each entry of the audit journal. */
  public Echo journal() {
    return SystemJournal.of(environment);
  }

  /** The folder with the credentials that systemd hands over. */
  public Optional<Path> credentials() {
    return Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY")).map(Path::of);
  }

  /**
   * The listening socket that systemd hands over.
   *
   * @return nothing when it hands none over to this process
   * @throws IOException when it hands over something else
   */
  public Optional<AFUNIXServerSocket> listeningSocket() throws IOException {
    if (!Long.toString(pid).equals(environment.get("LISTEN_PID"))) {
      return Optional.empty();
    }
    String count = environment.getOrDefault("LISTEN_FDS", "");
    if (!count.equals("1")) {
      throw new IOException("systemd must hand over one socket, not " + count);
    }
    return Optional.of(
        FileDescriptorCast.unsafeUsing(FIRST_DESCRIPTOR).as(AFUNIXServerSocket.class));
  }
}
