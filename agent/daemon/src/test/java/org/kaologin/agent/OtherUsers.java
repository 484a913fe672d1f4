package org.kaologin.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of an ordinary user that does its worst to the agent until it is closed. Only root can
 * start it.
 */
final class OtherUsers implements AutoCloseable {
  /** More than any test opens. */
  private static final int MOST_DESCRIPTORS = 20_000;

  /** Keeps so many connections, on each of which a request drips; says so when one was cut off. */
  private static final String DRIP =
      """
      use strict; use IO::Socket::UNIX; use IO::Handle; use Time::HiRes 'sleep';
      $SIG{PIPE} = 'IGNORE';
      STDOUT->autoflush(1);
      my ($path, $count) = @ARGV;
      my $request = pack('a3 C n n N n', 'KAO', 1, 0x11, 0, 258, 256) . ('a' x 256);
      my (@sockets, @sent);
      while (1) {
          for my $i (0 .. $count - 1) {
              if (!$sockets[$i]) {
                  $sockets[$i] = IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $path) or die "cannot connect: $!";
                  $sent[$i] = 0;
              }
              my $done = syswrite $sockets[$i], substr($request, $sent[$i]++, 1);
              if (!$done) { $sockets[$i] = undef; print "cut\\n" }
          }
          sleep 0.02;
      }
      """;

  /** Opens so many connections and keeps them. */
  private static final String CROWD =
      """
      use strict; use IO::Socket::UNIX; use IO::Handle;
      STDOUT->autoflush(1);
      my ($path, $count) = @ARGV;
      my @sockets;
      for my $i (1 .. $count) {
          push @sockets, IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $path) || die "cannot connect: $!";
          print "open\\n" if $i % 100 == 0;
      }
      print "all\\n";
      sleep 600;
      """;

  private final Process process;
  private final BufferedReader said;

  private OtherUsers(long uid, String script, Path socket, int connections) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("prlimit", "--nofile=" + MOST_DESCRIPTORS, "setpriv"));
    command.addAll(List.of("--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
    command.addAll(List.of("perl", "-e", script, socket.toString(), "" + connections));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said = process.inputReader();
  }

  /** Sends requests byte by byte, on so many connections at a time. */
  static OtherUsers drip(long uid, Path socket, int connections) throws IOException {
    return new OtherUsers(uid, DRIP, socket, connections);
  }

  /** Connects so often, without a word. */
  static OtherUsers crowd(long uid, Path socket, int connections) throws IOException {
    return new OtherUsers(uid, CROWD, socket, connections);
  }

  /** Waits for its next line. */
  String said() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IOException("it has ended");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    said.close();
  }
}
