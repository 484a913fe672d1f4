package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.agent.polkit.PolkitWorld;
import org.kaologin.protocol.Request;

/**
 * The window of a user whom the real polkit lets do nothing, and of one whom it lets do everything,
 * before the real agent.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class PolkitRoadTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
  private static final String RATE = "unlock.false-match-rate";

  @TempDir static Path folder;
  private static Process polkit;
  private static AgentStage agent;

  @BeforeAll
  static void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    polkit = PolkitWorld.start(PolkitHost.class);
    assertEquals("ready", polkit.inputReader().readLine());
    agent =
        AgentStage.startUnder(
            List.of("nsenter", "--mount", "--target=" + polkit.pid(), "--"), folder);
    agent.show("alice-enrol");
    agent.ask(new Request.Enrol(AgentStage.USER, "desk", false));
  }

  @AfterAll
  static void end() throws IOException {
    if (agent != null) {
      agent.close();
    }
    if (polkit != null) {
      polkit.getOutputStream().close();
      polkit.onExit().join();
    }
  }

  private static Screen open(Relay relay, String user) throws Exception {
    return Screen.open(relay.socket(), user, Desktop.SILENT, Locale.ENGLISH);
  }

  @Test
  void whomPolkitBarsIsToldSoAndNothingIsLearnt() throws Exception {
    try (Relay relay = Relay.start(PolkitWorld.BARRED, folder, agent.socket());
        Screen others = open(relay, AgentStage.USER);
        Screen own = others.another(relay.socket(), "bin")) {
      others.open(PageName.FACES);
      others.awaitNotice(TEXTS.get("problem.NOT_ALLOWED.what"));

      own.open(PageName.FACES);
      own.press("faces.first");
      own.press("enrol.start");
      own.awaitNotice(TEXTS.get("problem.NOT_ALLOWED.what"));
      own.open(PageName.STRICTNESS);
      own.awaitNotice(TEXTS.get("problem.NOT_ALLOWED.what"));
    }
    assertEquals(List.of(), agent.faces("bin"));
    assertEquals(List.of("desk"), agent.names());
  }

  @Test
  void whomPolkitTrustsDoesTheSame() throws Exception {
    String before = agent.setting(RATE);
    try (Relay relay = Relay.start(PolkitWorld.TRUSTED, folder, agent.socket());
        Screen screen = open(relay, AgentStage.USER)) {
      screen.open(PageName.FACES);
      screen.awaitShown("face.desk");
      screen.renameTo("At home");
      assertEquals(List.of("At home"), agent.names());
      screen.renameTo("desk");

      screen.open(PageName.STRICTNESS);
      screen.awaitShown("strictness.rate");
      screen.slide("strictness.rate", 12);
      screen.press("strictness.save");
      screen.awaitNotice(TEXTS.get("strictness.saved"));
    }
    assertEquals("1.0E-5", agent.setting(RATE));
    agent.ask(new Request.SetSetting(RATE, before));
  }
}
