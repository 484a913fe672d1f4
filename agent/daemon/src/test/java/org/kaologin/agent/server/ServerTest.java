package org.kaologin.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.agent.policy.Peer;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

class ServerTest {
  private static final ServerLimits LIMITS = new ServerLimits(2, 2, Duration.ofSeconds(20));
  private static final ServerLimits IMPATIENT = new ServerLimits(2, 2, Duration.ofMillis(500));
  private static final RequestHandler DONE = (request, client) -> client.send(new Reply.Done());

  @TempDir Path folder;
  private Server server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theHandlerHearsWhatWasAskedAndByWhom() throws Exception {
    BlockingQueue<Object> heard = new ArrayBlockingQueue<>(2);
    start(
        LIMITS,
        (request, client) -> {
          heard.add(request);
          heard.add(client.peer());
          client.send(new Reply.Progress(1));
          client.send(new Reply.Done());
        });
    Request request = new Request.PasswordUsed("alice", "su");

    try (TestClient client = new TestClient(file()).send(request)) {
      assertEquals(new Reply.Progress(1), client.answer());
      assertEquals(new Reply.Done(), client.answer());
      assertEquals(0, client.bytesUntilClosed());
    }

    assertEquals(request, heard.take());
    assertEquals(new Peer(uid(), ProcessHandle.current().pid()), heard.take());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 58, MALFORMED", // magic
    "3, 02, OTHER_VERSION",
    "5, 77, UNKNOWN_REQUEST",
    "4, 80, MALFORMED", // an answer's type
    "7, 01, MALFORMED", // reserved
    "8, FF, MALFORMED", // length
    "12, FF, MALFORMED", // length of the name
    "14, 00, MALFORMED" // the name
  })
  void hostileBytesAreRefused(int at, String hex, RefusalCode code) throws Exception {
    start(LIMITS, DONE);
    byte[] bytes = Codec.encode(new Request.ListFaces("alice"));
    bytes[at] = (byte) Integer.parseInt(hex, 16);

    try (TestClient client = new TestClient(file()).send(bytes).endOfRequest()) {
      Reply.Refused refused = assertInstanceOf(Reply.Refused.class, client.answer());
      assertEquals(code.code(), refused.code(), refused.message());
    }
    assertAnswers();
  }

  @Test
  void aRequestThatEndsEarlyIsRefused() throws Exception {
    start(LIMITS, DONE);
    byte[] bytes = Codec.encode(new Request.ListFaces("alice"));

    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      try (TestClient client = new TestClient(file()).send(part).endOfRequest()) {
        Reply.Refused refused = assertInstanceOf(Reply.Refused.class, client.answer());
        assertEquals(RefusalCode.MALFORMED.code(), refused.code(), refused.message());
        assertEquals(0, client.bytesUntilClosed());
      }
    }
    assertAnswers();
  }

  @Test
  void aSilentClientIsCutOff() throws Exception {
    start(IMPATIENT, DONE);

    try (TestClient silent = new TestClient(file())) {
      assertEquals(0, silent.bytesUntilClosed());
    }
    assertAnswers();
  }

  @Test
  void aClientThatSendsDropByDropIsCutOff() throws Exception {
    start(IMPATIENT, DONE);

    // A name that takes its time: drops come for as long as the agent listens.
    byte[] start = Codec.encode(new Request.ListFaces("a".repeat(256)));
    try (TestClient slow = new TestClient(file()).send(Arrays.copyOf(start, 14))) {
      assertThrows(
          IOException.class,
          () -> {
            for (int drop = 0; drop < 255; drop++) {
              slow.send((byte) 'a');
              assertFalse(slow.hasAnswerWithin(Duration.ofMillis(10)));
            }
            slow.answer();
          });
    }
    assertAnswers();
  }

  @Test
  void aClientThatTakesNothingInIsCutOff() throws Exception {
    BlockingQueue<IOException> failure = new ArrayBlockingQueue<>(1);
    Reply.Preview picture = new Reply.Preview(1, 1, 1, new byte[1_000_000]);
    start(
        IMPATIENT,
        (request, client) -> {
          if (request instanceof Request.Status) {
            client.send(new Reply.Done());
            return;
          }
          try {
            while (true) {
              client.send(picture);
            }
          } catch (IOException e) {
            failure.add(e);
            throw e;
          }
        });

    try (TestClient deaf = new TestClient(file())) {
      deaf.send(new Request.ListFaces("alice"));
      failure.take();
      assertAnswers();
    }
  }

  @Test
  void tooManyConnectionsAreRefusedAsBusyAndRoomIsUsedAgain() throws Exception {
    CountDownLatch busy = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        LIMITS,
        (request, client) -> {
          busy.countDown();
          goOn.await();
          client.send(new Reply.Done());
        });

    try (TestClient first = new TestClient(file()).send(new Request.Status());
        TestClient second = new TestClient(file()).send(new Request.Status())) {
      busy.await();
      try (TestClient third = new TestClient(file()).send(new Request.Status())) {
        Reply.Refused refused = assertInstanceOf(Reply.Refused.class, third.answer());
        assertEquals(RefusalCode.BUSY.code(), refused.code());
      }
      goOn.countDown();
      assertEquals(new Reply.Done(), first.answer());
      assertEquals(new Reply.Done(), second.answer());
      first.bytesUntilClosed();
      second.bytesUntilClosed();
    }
    assertAnswers();
  }

  @Test
  void whoSeesTheirConnectionClosedFindsItsPlaceFree() throws Exception {
    start(new ServerLimits(1, 1, Duration.ofSeconds(20)), DONE);

    for (int i = 0; i < 3_000; i++) {
      try (TestClient client = new TestClient(file()).send(new Request.Status())) {
        assertEquals(new Reply.Done(), client.answer(), "client " + i);
        assertEquals(0, client.bytesUntilClosed());
      }
    }
  }

  /** There is a moment in which a place is free again and its thread not yet. */
  @Test
  void clientsThatComeWhileOthersLeaveDoNoHarm() throws Exception {
    start(new ServerLimits(1, 1, Duration.ofSeconds(20)), DONE);

    for (int i = 0; i < 3_000; i++) {
      assertTrue(isHeard(), "client " + i + " was left waiting");
    }
  }

  /** Whether the server answers, or closes because it has no room. */
  private boolean isHeard() throws IOException {
    try (TestClient client = new TestClient(file())) {
      client.send(new Request.Status());
      return client.hasAnswerWithin(Duration.ofSeconds(20));
    } catch (SocketException e) {
      return true; // closed before it could ask
    }
  }

  @Test
  void aClientThatLeavesAbandonsItsRequest() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    BlockingQueue<Boolean> abandoned = new ArrayBlockingQueue<>(2);
    start(
        LIMITS,
        (request, client) -> {
          abandoned.add(client.isAbandoned());
          gone.await();
          abandoned.add(client.isAbandoned());
        });

    try (TestClient client = new TestClient(file())) {
      client.send(new Request.Status()).endOfRequest();
      assertFalse(abandoned.take(), "one that ends its request still waits for the answer");
    }
    gone.countDown();

    assertTrue(abandoned.take());
  }

  @Test
  void aHandlerThatFailsIsTheAgentsFailure() throws Exception {
    start(
        LIMITS,
        (request, client) -> {
          throw new IllegalArgumentException("injected");
        });

    try (TestClient client = new TestClient(file()).send(new Request.Status())) {
      Reply.Refused refused = assertInstanceOf(Reply.Refused.class, client.answer());
      assertEquals(RefusalCode.FAILED.code(), refused.code());
      assertFalse(refused.message().contains("injected"));
    }
  }

  @Test
  void aHandlerThatAnswersNothingIsTheAgentsFailure() throws Exception {
    start(LIMITS, (request, client) -> {});

    try (TestClient client = new TestClient(file()).send(new Request.Status())) {
      assertInstanceOf(Reply.Refused.class, client.answer());
    }
  }

  @Test
  void stoppingEndsWhatIsUnderWayAndRemovesTheSocket() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    BlockingQueue<Boolean> abandoned = new ArrayBlockingQueue<>(1);
    start(
        LIMITS,
        (request, client) -> {
          underWay.countDown();
          while (!client.isAbandoned()) {
            Thread.onSpinWait();
          }
          abandoned.add(true);
        });
    try (TestClient waiting = new TestClient(file()).send(new Request.Status());
        TestClient silent = new TestClient(file())) {
      underWay.await();

      server.close();

      assertEquals(0, waiting.bytesUntilClosed());
      assertEquals(0, silent.bytesUntilClosed());
      assertTrue(abandoned.take());
      assertTrue(Files.notExists(file()));
    }
  }

  private void start(ServerLimits limits, RequestHandler handler) throws IOException {
    server = Server.start(ListeningSocket.bind(file()), limits, handler);
  }

  /** The server has come to no harm. */
  private void assertAnswers() throws IOException {
    try (TestClient client = new TestClient(file()).send(new Request.Status())) {
      assertEquals(new Reply.Done(), client.answer());
    }
  }

  private Path file() {
    return folder.resolve("agent.sock");
  }

  private long uid() throws IOException {
    return ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
  }
}
