package org.kaologin.admin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * The window as a person uses it, before the real agent. No face is left from one test to the next.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
abstract class WindowRoad {
  static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  @TempDir static Path folder;
  static AgentStage agent;
  Screen screen;

  @BeforeAll
  static void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    FailOnThreadViolationRepaintManager.install();
    agent = AgentStage.start(folder);
  }

  @AfterAll
  static void end() {
    FailOnThreadViolationRepaintManager.uninstall();
    if (agent != null) {
      agent.close();
      agent = null;
    }
  }

  @BeforeEach
  void openWindow() {
    screen = Screen.open(agent.socket(), AgentStage.USER, Desktop.SILENT, Locale.ENGLISH);
  }

  @AfterEach
  void closeWindow() throws IOException {
    screen.close();
    for (Reply.FaceList.Face face : agent.faces()) {
      agent.ask(new Request.DeleteFace(AgentStage.USER, face.id()));
    }
  }

  final void learn(String name) throws IOException {
    agent.show("alice-enrol");
    screen.open(PageName.ENROL);
    screen.type("enrol.name", name);
    screen.press("enrol.start");
    screen.awaitShown("enrol.done");
  }

  /** An enrolment that waits for a turn of a head that never turns. */
  final void beginAndNeverTurn() throws IOException {
    agent.show("alice-blink");
    screen.open(PageName.ENROL);
    screen.press("enrol.start");
    screen.awaitText("enrol.instruction", TEXTS.get("enrol.pose.left"));
  }

  static VerdictCode authenticate(String service) throws IOException {
    Reply reply = agent.ask(new Request.Authenticate(AgentStage.USER, service, "", 5000, true));
    return VerdictCode.ofCode(((Reply.Verdict) reply).code()).orElseThrow();
  }
}
