package org.kaologin.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

final class AgentClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path socketFile;
  private AFUNIXServerSocket listener;
  private final ExecutorService agent = Executors.newSingleThreadExecutor();

  /** What the other end does with one connection. */
  private interface Script {
    void play(AFUNIXSocket connection) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    socketFile = folder.resolve("agent.sock");
    listener = AFUNIXServerSocket.bindOn(AFUNIXSocketAddress.of(socketFile));
  }

  @AfterEach
  void stop() throws IOException {
    agent.shutdownNow();
    listener.close();
  }

  @Test
  void handsOnProgressAndReturnsTheVerdict() throws Exception {
    Reply.Verdict verdict = new Reply.Verdict(VerdictCode.ACCEPTED, 120);
    Request.Authenticate request = new Request.Authenticate("alice", "sudo", "", 5000, false);
    Future<Request> asked =
        agent.submit(
            () -> {
              try (AFUNIXSocket connection = listener.accept()) {
                Request received = Codec.readRequest(connection.getInputStream());
                connection
                    .getOutputStream()
                    .write(Codec.encode(new Reply.Progress(ProgressCode.HOLD_STILL)));
                connection.getOutputStream().write(Codec.encode(verdict));
                return received;
              }
            });
    List<Reply> between = new ArrayList<>();
    try (AgentClient client = AgentClient.connect(socketFile)) {
      assertEquals(verdict, client.ask(request, PATIENCE, between::add));
    }
    assertEquals(request, asked.get());
    assertEquals(List.of(new Reply.Progress(ProgressCode.HOLD_STILL)), between);
  }

  @Test
  void reportsAnAgentThatIsSilent() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    play(connection -> asked.await());
    try (AgentClient client = AgentClient.connect(socketFile)) {
      assertThrows(
          SocketTimeoutException.class,
          () -> client.ask(new Request.Status(), Duration.ofMillis(50), reply -> {}));
    } finally {
      asked.countDown();
    }
  }

  @Test
  void refusesHalfAnAnswer() throws Exception {
    byte[] whole = Codec.encode(new Reply.Verdict(VerdictCode.ACCEPTED, 1));
    play(connection -> connection.getOutputStream().write(Arrays.copyOf(whole, 15)));
    assertEquals(ProtocolException.Reason.TRUNCATED, failure());
  }

  @Test
  void refusesGarbage() throws Exception {
    play(connection -> connection.getOutputStream().write(new byte[64]));
    assertEquals(ProtocolException.Reason.MAGIC, failure());
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    listener.setDeleteOnClose(false);
    listener.close();
    assertThrows(IOException.class, () -> AgentClient.connect(socketFile).close());
    assertThrows(
        IOException.class, () -> AgentClient.connect(folder.resolve("nobody.sock")).close());
  }

  private ProtocolException.Reason failure() throws IOException {
    try (AgentClient client = AgentClient.connect(socketFile)) {
      return assertThrows(
              ProtocolException.class,
              () -> client.ask(new Request.Status(), PATIENCE, reply -> {}))
          .reason();
    }
  }

  private void play(Script script) {
    agent.execute(
        () -> {
          try (AFUNIXSocket connection = listener.accept()) {
            Codec.readRequest(connection.getInputStream());
            script.play(connection);
          } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
