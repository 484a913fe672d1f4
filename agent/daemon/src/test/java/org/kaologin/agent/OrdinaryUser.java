package org.kaologin.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Asks as an ordinary user, from a process of its own. Only root can. */
final class OrdinaryUser {
  /** Debian's user {@code daemon}. */
  static final long UID = 1;

  /** Connects so often without a word, then once more, sends a request, and hands on the answer. */
  private static final String SCRIPT =
      """
      use strict;
      use IO::Socket::UNIX;
      my ($path, $silent, $request) = @ARGV;
      my @sockets = map {
          IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $path) or die "cannot connect: $!"
      } 0 .. $silent;
      syswrite $sockets[-1], pack 'H*', $request;
      binmode STDOUT;
      while (sysread $sockets[-1], my $bytes, 65536) { syswrite STDOUT, $bytes }
      """;

  private OrdinaryUser() {}

  /** The last answer to a request that has no others. */
  static Reply ask(Path socket, Request request) throws IOException, InterruptedException {
    return askBeside(0, socket, request);
  }

  /** The same, of another uid. */
  static Reply ask(long uid, Path socket, Request request)
      throws IOException, InterruptedException {
    return ask(List.of(), uid, 0, socket, request);
  }

  /** The same of {@code daemon}, started by another program. */
  static Reply askUnder(List<String> program, Path socket, Request request)
      throws IOException, InterruptedException {
    return ask(program, UID, 0, socket, request);
  }

  /** The same, with so many silent connections of the same user. */
  static Reply askBeside(int silent, Path socket, Request request)
      throws IOException, InterruptedException {
    return ask(List.of(), UID, silent, socket, request);
  }

  private static Reply ask(List<String> under, long uid, int silent, Path socket, Request request)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(under);
    command.addAll(
        List.of(
            "setpriv",
            "--reuid=" + uid,
            "--regid=" + uid,
            "--clear-groups",
            "perl",
            "-e",
            SCRIPT,
            socket.toString(),
            Integer.toString(silent),
            HexFormat.of().formatHex(Codec.encode(request))));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream answer = process.getInputStream()) {
      return Codec.readReply(answer);
    } finally {
      process.waitFor();
    }
  }
}
