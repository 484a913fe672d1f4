package org.kaologin.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Hands on what is said to an agent and what it answers, from processes of another user: to the
 * agent, and to polkit, they are who asks.
 */
final class Relay implements AutoCloseable {
  private static final String SCRIPT =
      """
      use strict;
      use IO::Select;
      use IO::Socket::UNIX;
      my ($here, $agent) = @ARGV;
      $SIG{CHLD} = 'IGNORE';
      my $server = IO::Socket::UNIX->new(Local => $here, Listen => 8) or die "cannot listen: $!";
      syswrite STDOUT, "ready\\n";
      while (my $client = $server->accept) {
        next if fork;
        my $there = IO::Socket::UNIX->new(Peer => $agent) or die "cannot connect: $!";
        my %other = ($client => $there, $there => $client);
        my $both = IO::Select->new($client, $there);
        while (my @ready = $both->can_read) {
          for my $one (@ready) {
            sysread $one, my $bytes, 65536 or exit;
            syswrite $other{$one}, $bytes;
          }
        }
      }
      """;

  private final Process process;
  private final Path socket;

  private Relay(Process process, Path socket) {
    this.process = process;
    this.socket = socket;
  }

  /** Starts one; the agent's socket is the user's to reach. */
  static Relay start(long uid, Path folder, Path agent) throws IOException {
    Path own = Files.createTempDirectory(folder, "relay");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path socket = own.resolve("sock");
    String user = Long.toString(uid);
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "perl",
                "-e",
                SCRIPT,
                socket.toString(),
                agent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!"ready".equals(process.inputReader().readLine())) {
      throw new IOException("the relay does not start");
    }
    return new Relay(process, socket);
  }

  Path socket() {
    return socket;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
