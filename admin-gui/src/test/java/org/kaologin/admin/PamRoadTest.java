package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Kao comes into PAM's configuration and out of it, by the real helper in a room of its own. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class PamRoadTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
  @TempDir Path folder;
  private Path room;
  private AgentStage agent;
  private Screen screen;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may change PAM");
    room = folder.resolve("room");
    agent = AgentStage.start(Files.createDirectory(folder.resolve("agent")));
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

  private void review(String button) {
    screen.open(PageName.WHERE);
    screen.press(button);
    screen.awaitShown("where.change");
  }

  private void apply(String password) {
    screen.type("where.password", password);
    screen.press("where.apply");
  }

  private String commonAuth() throws IOException {
    return Files.readString(room.resolve("etc/pam.d/common-auth"), StandardCharsets.UTF_8);
  }

  @Test
  void itIsSwitchedOnKeptAndSwitchedOff() throws Exception {
    review("where.on");
    String before = commonAuth();
    assertFalse(before.contains("pam_kao.so"));
    assertTrue(screen.text("where.change").contains("+auth"), screen.text("where.change"));
    assertTrue(screen.text("where.change").contains("pam_kao.so"));
    apply(PamRoom.PASSWORD);
    screen.awaitShown("where.keep");
    assertTrue(commonAuth().contains("pam_kao.so"));
    screen.press("where.keep");
    screen.awaitNotice(TEXTS.get("where.kept"));
    screen.awaitText("where.state", TEXTS.get("where.state.on"));

    screen.awaitGone("where.keep"); // and all below it has moved
    screen.awaitShown("where.service.su");
    screen.tick("where.service.su");
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertTrue(services().contains("su=never"), services());

    review("where.off");
    apply(PamRoom.PASSWORD);
    screen.awaitShown("where.undo");
    assertEquals(before, commonAuth());
    screen.press("where.undo");
    screen.awaitNotice(TEXTS.get("where.undone"));
    screen.awaitText("where.state", TEXTS.get("where.state.on"));
    assertTrue(commonAuth().contains("pam_kao.so"));
  }

  @Test
  void whatNobodyKeepsIsUndoneByItself() throws Exception {
    review("where.on");
    String before = commonAuth();
    apply(PamRoom.PASSWORD);
    screen.awaitShown("where.keep");

    screen.awaitText("where.state", TEXTS.get("where.state.off"), 90);
    assertEquals(before, commonAuth());
  }

  @Test
  void aWrongPasswordChangesNothing() throws Exception {
    review("where.on");
    String before = commonAuth();
    apply("battery staple");
    screen.awaitNotice(TEXTS.get("where.failed.4"));
    assertEquals(before, commonAuth());
  }

  @Test
  void aProfileThatLocksEverybodyOutIsNotLetIn() throws Exception {
    screen.open(PageName.WHERE);
    screen.awaitText("where.state", TEXTS.get("where.state.off"));
    Path profile = room.resolve("pam-configs/kao");
    String good = Files.readString(profile);
    Files.writeString(
        profile,
        good.replaceAll("(?m)^\\s+.*pam_kao\\.so.*$", "\t[default=die]\tpam_deny.so # pam_kao.so"));
    review("where.on");
    String before = commonAuth();
    apply(PamRoom.PASSWORD);
    screen.awaitNotice(TEXTS.get("where.failed.10"));
    assertEquals(before, commonAuth());
  }

  private String services() throws IOException {
    return ((Reply.SettingList) agent.ask(new Request.GetSettings()))
        .values()
        .get("unlock.services");
  }
}
