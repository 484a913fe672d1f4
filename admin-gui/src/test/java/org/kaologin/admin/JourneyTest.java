package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Request;

/** From the first start to a sudo that a face opens, as JOURNEY.md tells it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class JourneyTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  @TempDir Path folder;
  private Path room;
  private AgentStage agent;
  private Screen screen;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may change PAM");
    room = folder.resolve("room");
    agent = AgentStage.startInRoom(Files.createDirectory(folder.resolve("agent")), room);
    screen =
        Screen.open(
            agent.socket(), PamRoom.USER, Desktop.SILENT, Locale.ENGLISH, PamRoom.helper(room));
  }

  @AfterEach
  void end() {
    if (agent != null) {
      screen.close();
      agent.close();
    }
  }

  @Test
  void sixClicksAndAPasswordLeadToASudoThatTheFaceOpens() throws Exception {
    agent.show("alice-enrol");
    screen.open(PageName.FACES);
    screen.press("faces.first");
    screen.press("enrol.start");
    screen.awaitShown("enrol.done");
    screen.awaitText("enrol.trial", "the trial opens", text -> text.startsWith("It is you."));
    screen.awaitText("enrol.rule", TEXTS.get("rule.NO_PASSWORD_SINCE_START"));
    assertEquals(1, agent.faces(PamRoom.USER).size());

    screen.press("enrol.use");
    screen.press("where.on");
    screen.awaitShown("where.change");
    screen.type("where.password", PamRoom.PASSWORD);
    screen.press("where.apply");
    screen.press("where.keep");
    screen.awaitNotice(TEXTS.get("where.kept"));

    agent.ask(new Request.PasswordUsed(PamRoom.USER, "login"));
    agent.show("alice");
    assertTrue(sudo().contains("opened"));
    agent.show("bob");
    assertFalse(sudo().contains("opened"), "a stranger's face");
  }

  @Test
  void whoStoppedAfterTheEnrolmentIsToldWhatIsMissing() throws Exception {
    agent.show("alice-enrol");
    agent.ask(new Request.Enrol(PamRoom.USER, "At the desk", false));
    screen.open(PageName.FACES);
    screen.awaitNotice(TEXTS.get("faces.unused"));
    screen.press("notice.action");
    screen.awaitShown("where.on");
  }

  /** What the real sudo says, line by line: who has no password to type is let in by face alone. */
  private List<String> sudo() throws IOException {
    return PamRoom.run(
            room,
            "setpriv",
            "--reuid=" + PamRoom.USER,
            "--regid=" + PamRoom.USER,
            "--init-groups",
            "sudo",
            "--reset-timestamp",
            "--stdin",
            "echo",
            "opened")
        .lines()
        .toList();
  }
}
