package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** Clients that mean harm, at the agent's process. After each it answers, and has lost nothing. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class HostileClientsTest {
  private static final int HEADER_BYTES = 12;

  /** What clients ask, each with names that nobody has: none of it is ever sent whole. */
  private static final List<Request> REQUESTS =
      List.of(
          new Request.Authenticate("daemon", "sudo", "/dev/pts/0", 5000, true),
          new Request.PasswordUsed("daemon", "sudo"),
          new Request.ListFaces("daemon"),
          new Request.Enrol("daemon", "another", true),
          new Request.RenameFace("daemon", "0123456789abcdef", "another"),
          new Request.DeleteFace("daemon", "0123456789abcdef"),
          new Request.SetSetting("unlock.failures", "1"),
          new Request.Try("daemon", 5000, true),
          new Request.ReadJournal(1000),
          new Request.ReadActivity("daemon", 1000));

  @TempDir static Path folder;
  private static Siege siege;
  private static long descriptors;

  @BeforeAll
  static void start() throws Exception {
    siege = Siege.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    if (siege != null) {
      siege.close();
    }
  }

  @BeforeEach
  void count() throws IOException {
    siege.ask(new Request.Status());
    descriptors = openDescriptors();
  }

  /** A client's connection ends a moment after the client's. */
  @AfterEach
  void isUnharmed() throws IOException {
    while (openDescriptors() > descriptors) {
      Thread.onSpinWait();
    }
    siege.assertUnharmed();
  }

  @Test
  void whoSendsByteByByteKeepsNobodyElseOut() throws Exception {
    try (OtherUsers slow = OtherUsers.drip(2, siege.socket(), 60)) {
      isCutOff(slow, 100);
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(Reply.StatusReport.class, siege.ask(new Request.Status()));
        assertInstanceOf(
            Reply.StatusReport.class, OrdinaryUser.ask(siege.socket(), new Request.Status()));
      }
      isCutOff(slow, 100);
    }
  }

  @Test
  void manyUsersTogetherDoNotKeepRootOut() throws Exception {
    List<OtherUsers> slow = new ArrayList<>();
    try {
      for (int uid = 2; uid < 10; uid++) {
        slow.add(OtherUsers.drip(uid, siege.socket(), 8));
      }
      for (OtherUsers user : slow) {
        isCutOff(user, 10);
      }
      for (int i = 0; i < 200; i++) {
        assertInstanceOf(Reply.StatusReport.class, siege.ask(new Request.Status()));
      }
    } finally {
      for (OtherUsers user : slow) {
        user.close();
      }
    }
  }

  private static void isCutOff(OtherUsers slow, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      assertEquals("cut", slow.said());
    }
  }

  @Test
  void tenThousandConnectionsKeepNobodyElseOut() throws Exception {
    int answered = 0;
    try (OtherUsers crowd = OtherUsers.crowd(2, siege.socket(), 10_000)) {
      while (crowd.said().equals("open")) {
        assertInstanceOf(Reply.StatusReport.class, siege.ask(new Request.Status()));
        answered++;
      }
    }
    assertEquals(100, answered);
  }

  @Test
  void aClientMayDieAtEveryByteOfItsRequest() throws Exception {
    int deaths = 0;
    for (Request request : REQUESTS) {
      byte[] whole = Codec.encode(request);
      for (int length = 0; length < whole.length; length++) {
        try (AFUNIXSocket socket = connect()) {
          socket.getOutputStream().write(whole, 0, length);
        }
        deaths++;
      }
    }
    assertTrue(deaths > 250, deaths + " deaths");
  }

  @Test
  void aClientMayDieAtEveryByteOfItsAnswer() throws Exception {
    for (Request request :
        List.of(new Request.Status(), new Request.ListFaces("daemon"), new Request.GetSettings())) {
      int bytes = Codec.encode(siege.ask(request)).length;
      for (int read = 0; read < bytes; read++) {
        try (AFUNIXSocket socket = connect()) {
          socket.getOutputStream().write(Codec.encode(request));
          assertEquals(read, socket.getInputStream().readNBytes(read).length);
        }
      }
    }
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    for (Request request : REQUESTS) {
      for (int length : new int[] {-1, Integer.MAX_VALUE, 1 << 20, 4096}) {
        byte[] header = Arrays.copyOf(Codec.encode(request), HEADER_BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
          header[HEADER_BYTES - 1 - i] = (byte) (length >> (Byte.SIZE * i));
        }
        try (AFUNIXSocket socket = connect()) {
          socket.getOutputStream().write(header);
          Reply.Refused refused =
              assertInstanceOf(Reply.Refused.class, Codec.readReply(socket.getInputStream()));
          assertEquals(RefusalCode.MALFORMED.code(), refused.code());
        }
      }
    }
  }

  @Test
  void noiseIsRefused() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = new byte[1 + random.nextInt(2000)];
      random.nextBytes(noise);
      if (i % 2 == 0) {
        System.arraycopy(Codec.encode(REQUESTS.get(i % REQUESTS.size())), 0, noise, 0, 1);
      }
      try (AFUNIXSocket socket = connect()) {
        send(socket, noise);
        assertInstanceOf(Reply.Refused.class, Codec.readReply(socket.getInputStream()));
      }
    }
  }

  /** The agent may close before it has read all. */
  private static void send(AFUNIXSocket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      out.write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      InputStream in = socket.getInputStream();
      assertTrue(in.available() > 0, "closed without a word");
    }
  }

  private static AFUNIXSocket connect() throws IOException {
    return AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(siege.socket()));
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + siege.agent().pid() + "/fd"))) {
      return open.count();
    }
  }
}
