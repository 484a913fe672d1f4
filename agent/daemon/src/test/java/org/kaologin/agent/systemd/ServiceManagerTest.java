package org.kaologin.agent.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

class ServiceManagerTest {
  private static final long PID = 42;

  @TempDir Path folder;

  @Test
  void hearsWhenTheAgentIsReadyAndWhenItStops() throws IOException {
    Path file = folder.resolve("notify");
    ServiceManager manager = new ServiceManager(Map.of("NOTIFY_SOCKET", file.toString()), PID);

    assertEquals(List.of("READY=1", "STOPPING=1"), told(AFUNIXSocketAddress.of(file), manager));
  }

  @Test
  void hearsItInTheAbstractNamespaceToo() throws IOException {
    String name = "kao-test-" + ProcessHandle.current().pid();
    ServiceManager manager = new ServiceManager(Map.of("NOTIFY_SOCKET", "@" + name), PID);

    assertEquals(
        List.of("READY=1", "STOPPING=1"),
        told(AFUNIXSocketAddress.inAbstractNamespace(name), manager));
  }

  private static List<String> told(AFUNIXSocketAddress address, ServiceManager manager)
      throws IOException {
    try (AFUNIXDatagramSocket socket = AFUNIXDatagramSocket.newInstance()) {
      socket.bind(address);
      manager.ready();
      manager.stopping();
      return List.of(received(socket), received(socket));
    }
  }

  private static String received(AFUNIXDatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void isNotMissedWhereThereIsNone() throws IOException {
    ServiceManager none = new ServiceManager(Map.of(), PID);

    none.ready();
    none.stopping();

    assertEquals(Optional.empty(), none.listeningSocket());
  }

  @Test
  void whatItHandsToAnotherProcessIsNotTaken() throws IOException {
    Map<String, String> forAnother = Map.of("LISTEN_PID", "43", "LISTEN_FDS", "1");

    assertEquals(Optional.empty(), new ServiceManager(forAnother, PID).listeningSocket());
  }

  @Test
  void severalSocketsAreRefused() {
    Map<String, String> two = Map.of("LISTEN_PID", "42", "LISTEN_FDS", "2");

    assertThrows(IOException.class, () -> new ServiceManager(two, PID).listeningSocket());
  }

  @Test
  void theSocketItHandsOverIsUsedAndLeftWhole() throws Exception {
    Path socket = folder.resolve("agent.sock");
    Process systemd = activating(socket);
    try (BufferedReader said = systemd.inputReader()) {
      assertEquals("listening", said.readLine());

      assertEquals(new Reply.Done(), ask(socket));
      assertEquals("ended with 0", said.readLine());
      assertEquals(new Reply.Done(), ask(socket), "a second agent on the same socket");
      assertEquals("ended with 0", said.readLine());
      assertTrue(Files.exists(socket));
    }
    systemd.waitFor();
  }

  private Process activating(Path socket) throws IOException {
    Path script = Files.writeString(folder.resolve("activate.pl"), script());
    return new ProcessBuilder(
            "perl",
            script.toString(),
            socket.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ActivatedServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String script() throws IOException {
    try (var resource = ServiceManagerTest.class.getResourceAsStream("activate.pl")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Reply ask(Path socket) throws IOException {
    try (AgentClient client = AgentClient.connect(socket)) {
      return client.ask(new Request.Status(), Duration.ofSeconds(60), reply -> {});
    }
  }
}
