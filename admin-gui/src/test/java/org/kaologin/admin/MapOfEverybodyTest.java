package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The map of everybody before an agent whose polkit says no, or yes, as the test wants. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MapOfEverybodyTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
  private static final int LONGEST_REQUEST = 2048;

  @TempDir Path folder;
  private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();
  private AFUNIXServerSocket server;
  private volatile boolean allowed;
  private Screen screen;

  @BeforeEach
  void begin() throws IOException {
    server = AFUNIXServerSocket.newInstance();
    server.bind(AFUNIXSocketAddress.of(folder.resolve("agent.sock")));
    new Thread(this::serve, "agent-as-wanted").start();
    screen = Screen.open(folder.resolve("agent.sock"), "alice", Desktop.SILENT, Locale.ENGLISH);
    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 3));
  }

  @AfterEach
  void end() throws IOException {
    screen.close();
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (AFUNIXSocket client = server.accept()) {
        Request request = Codec.readRequest(client.getInputStream(), LONGEST_REQUEST);
        asked.add(request);
        client.getOutputStream().write(Codec.encode(answer(request)));
      } catch (IOException e) {
        // The window hung up, or the test is over.
      }
    }
  }

  private Reply answer(Request request) {
    if (request instanceof Request.ReadMap map) {
      if (!map.user().isEmpty()) {
        return new FaceMap(faces("alice"));
      }
      return allowed
          ? new FaceMap(
              List.of(faces("alice"), faces("bob")).stream().flatMap(List::stream).toList())
          : new Reply.Refused(RefusalCode.NOT_AUTHORISED, "polkit says no");
    }
    return new Reply.FaceList(List.of());
  }

  private static List<FaceMap.Place> faces(String user) {
    return List.of(place(user, 0, 0), place(user, 1, 0), place(user, 0, 1));
  }

  private static FaceMap.Place place(String user, double across, double up) {
    double aside = user.equals("bob") ? 5 : 0;
    return new FaceMap.Place(
        FaceMap.ENROLLED, user, "desk", 1_700_000_000L, across + aside, up, across + aside, up);
  }

  private void assertAsked(String user) throws InterruptedException {
    assertEquals(new Request.ReadMap(user, "appearance"), asked.take());
  }

  @Test
  void whoIsNotAllowedGoesOnSeeingTheirOwn() throws Exception {
    assertAsked("alice");

    screen.tick("map.everybody");

    screen.awaitNotice(TEXTS.get("problem.NOT_ALLOWED.what"));
    assertFalse(screen.isTicked("map.everybody"));
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 3));
  }

  @Test
  void whoIsAllowedSeesAllAndComesBackToTheirOwn() throws Exception {
    allowed = true;
    screen.tick("map.everybody");
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 6));
    assertEquals(
        "6 added, 0 learnt since, 0 recognised, 0 not recognised. Of: alice, bob.",
        screen.described("map.picture"));

    screen.open(PageName.FACES);
    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 3));
    assertFalse(screen.isTicked("map.everybody"));
  }
}
