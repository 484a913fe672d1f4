package org.kaologin.virtualkinect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kaologin.agent.capture.CaptureException;

/**
 * The hand that moves what stands before the device: one line in, {@code ok} or {@code error …}
 * out. After {@code ok} the next frames come from the new state.
 */
final class ControlServer {
  private final VirtualKinect device;
  private final ServerSocketChannel server;

  private ControlServer(VirtualKinect device, ServerSocketChannel server) {
    this.device = device;
    this.server = server;
  }

  static void start(VirtualKinect device, Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(new ControlServer(device, server)::serve, "virtual-kinect");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (true) {
      try (SocketChannel client = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8))) {
        String line = in.readLine();
        if (line != null) {
          client.write(ByteBuffer.wrap((answer(line) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
      } catch (IOException e) {
        System.err.println("virtual Kinect's control: " + e.getMessage());
      }
    }
  }

  private String answer(String line) {
    int space = line.indexOf(' ');
    String command = space < 0 ? line : line.substring(0, space);
    String argument = space < 0 ? "" : line.substring(space + 1);
    try {
      switch (command) {
        case "play" -> device.play(Path.of(argument));
        case "empty" -> device.empty();
        case "unplug" -> device.plugged(false);
        case "replug" -> device.plugged(true);
        case "wild" -> device.wild();
        case "busy" -> device.busy(on(argument));
        case "permission" -> device.permission(on(argument));
        case "usb2" -> device.usb2(on(argument));
        case "stall" -> device.stalled(on(argument));
        case "lose-packets" -> device.losePackets(Integer.parseInt(argument));
        case "corrupt-jpeg" -> device.corruptJpegs(Integer.parseInt(argument));
        default -> throw new IllegalArgumentException("no command " + command);
      }
      return "ok";
    } catch (CaptureException | IllegalArgumentException e) {
      return "error " + e.getMessage();
    }
  }

  private static boolean on(String argument) {
    return switch (argument) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("on or off, not " + argument);
    };
  }
}
