package org.kaologin.virtualkinect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Moves what stands before a virtual Kinect: {@code Control SOCKET COMMAND...}. */
public final class Control {

  private Control() {}

  public static void main(String[] arguments) throws IOException {
    String command = String.join(" ", Arrays.asList(arguments).subList(1, arguments.length));
    String answer = send(Path.of(arguments[0]), command);
    if (!answer.equals("ok")) {
      System.err.println(answer);
      System.exit(1);
    }
  }

  /** Sends one command and returns the answer. */
  public static String send(Path socket, String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
      return String.valueOf(in.readLine());
    }
  }
}
