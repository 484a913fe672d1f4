package org.kaologin.agent.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The socket that clients connect to. Everybody may: who asks is decided by who they are. */
public final class ListeningSocket implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int IS_SOCKET = 0140000;
  private static final int FILE_TYPE = 0170000;

  private final AFUNIXServerSocket socket;
  private final Optional<Path> file;

  private ListeningSocket(AFUNIXServerSocket socket, Optional<Path> file) {
    this.socket = socket;
    this.file = file;
  }

  /** A socket that somebody else made, and will remove. */
  public static ListeningSocket handedOver(AFUNIXServerSocket socket) {
    return new ListeningSocket(socket, Optional.empty());
  }

  /**
   * Makes a socket. One that an earlier agent left behind is replaced.
   *
   * @throws IOException when an agent listens there, or the socket cannot be made
   */
  public static ListeningSocket bind(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      removeStale(file);
    }
    AFUNIXServerSocket socket = AFUNIXServerSocket.newInstance();
    try {
      socket.setDeleteOnClose(false); // done here, and only by who made it
      socket.bind(AFUNIXSocketAddress.of(file), BACKLOG);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      return new ListeningSocket(socket, Optional.of(file));
    } catch (IOException e) {
      socket.close();
      throw new IOException("cannot listen on " + file + ": " + e.getMessage(), e);
    }
  }

  private static void removeStale(Path file) throws IOException {
    int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & FILE_TYPE) != IS_SOCKET) {
      throw new IOException("cannot listen on " + file + ": it is no socket; move it away");
    }
    if (answers(file)) {
      throw new IOException("cannot listen on " + file + ": another agent does");
    }
    Files.delete(file);
  }

  private static boolean answers(Path file) {
    try (AFUNIXSocket probe = AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(file))) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where clients find it. */
  public Path path() {
    return Path.of(socket.getLocalSocketAddress().getPath());
  }

  /** The next client, waited for. */
  AFUNIXSocket accept() throws IOException {
    return socket.accept();
  }

  /** Ends the waiting of {@link #accept}. */
  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        socket.close();
        Files.deleteIfExists(file.get());
      } else {
        wake();
      }
    } catch (IOException e) {
      System.getLogger(ListeningSocket.class.getName())
          .log(Level.WARNING, "the socket is left behind: {0}", e.toString());
    }
  }

  /**
   * A connection of one's own. Closing the socket would shut it down for systemd too, which would
   * start no agent from it again.
   */
  private void wake() throws IOException {
    AFUNIXSocket.connectTo(socket.getLocalSocketAddress()).close();
  }
}
