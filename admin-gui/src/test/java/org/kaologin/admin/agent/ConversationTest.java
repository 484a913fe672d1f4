package org.kaologin.admin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** What the window hears of an agent that says what the test wants. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConversationTest {
  private static final int PICTURES = 200;

  @TempDir Path folder;
  private AFUNIXServerSocket server;
  private AgentLink link;

  @BeforeEach
  void listen() throws IOException {
    server = AFUNIXServerSocket.newInstance();
    server.bind(AFUNIXSocketAddress.of(folder.resolve("agent.sock")));
    link = new AgentLink(folder.resolve("agent.sock"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** What a listener heard. */
  private static final class Heard implements Listener<Reply.Done> {
    private final List<Picture> pictures = new ArrayList<>();
    private final CompletableFuture<Object> end = new CompletableFuture<>();

    @Override
    public void sees(Picture picture) {
      assertTrue(SwingUtilities.isEventDispatchThread());
      pictures.add(picture);
    }

    @Override
    public void answered(Reply.Done answer) {
      end.complete(answer);
    }

    @Override
    public void failed(Problem problem) {
      end.complete(problem);
    }

    private Object end() throws Exception {
      return end.get(30, TimeUnit.SECONDS);
    }
  }

  private static Reply.Preview preview(int width) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
    return new Reply.Preview(Reply.Preview.INFRARED, width, 8, jpeg.toByteArray());
  }

  @Test
  void aWindowThatIsBusySeesTheNewestPictureAndNotAllOfThem() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    SwingUtilities.invokeLater(
        () -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    try (AFUNIXSocket client = server.accept()) {
      Codec.readRequest(client.getInputStream(), 2048);
      for (int i = 1; i <= PICTURES; i++) {
        client.getOutputStream().write(Codec.encode(preview(i)));
      }
      client.getOutputStream().write(Codec.encode(new Reply.Done()));
      client.shutdownOutput();
      assertEquals(-1, client.getInputStream().read(), "the window has read it all");
    }
    free.countDown();

    assertEquals(new Reply.Done(), heard.end());
    assertEquals(1, heard.pictures.size());
    assertEquals(PICTURES, heard.pictures.get(0).image().getWidth());
  }

  @Test
  void whoeverClosesHearsNoMoreAndTheAgentKnows() throws Exception {
    Heard heard = new Heard();
    Talk talk = link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    try (AFUNIXSocket client = server.accept()) {
      Codec.readRequest(client.getInputStream(), 2048);

      talk.close();

      assertEquals(-1, client.getInputStream().read());
    }
    SwingUtilities.invokeAndWait(() -> {});
    assertFalse(heard.end.isDone());
  }

  @Test
  void aRefusalIsAProblemOfItsKind() throws Exception {
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    try (AFUNIXSocket client = server.accept()) {
      client
          .getOutputStream()
          .write(Codec.encode(new Reply.Refused(RefusalCode.NOT_AUTHORISED, "no")));

      assertEquals(new Problem(Problem.Kind.NOT_ALLOWED, "no"), heard.end());
    }
  }

  @Test
  void anAgentThatHangsUpIsLost() throws Exception {
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    server.accept().close();

    assertEquals(Problem.Kind.LOST, ((Problem) heard.end()).kind());
  }

  @Test
  void anAgentThatDiesInTheMiddleOfAWordIsLost() throws Exception {
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    try (AFUNIXSocket client = server.accept()) {
      byte[] whole = Codec.encode(preview(8));
      client.getOutputStream().write(whole, 0, whole.length / 2);
    }

    assertEquals(Problem.Kind.LOST, ((Problem) heard.end()).kind());
  }

  @Test
  void anAgentThatSpeaksSomethingElseIsOfAnotherVersion() throws Exception {
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);
    try (AFUNIXSocket client = server.accept()) {
      client.getOutputStream().write(new byte[12]);

      assertEquals(Problem.Kind.OTHER_VERSION, ((Problem) heard.end()).kind());
    }
  }

  @Test
  void nobodyThereIsNoAgent() throws Exception {
    server.close();
    Heard heard = new Heard();
    link.ask(new Request.VerifyJournal(), Reply.Done.class, heard);

    assertEquals(Problem.Kind.NO_AGENT, ((Problem) heard.end()).kind());
  }
}
