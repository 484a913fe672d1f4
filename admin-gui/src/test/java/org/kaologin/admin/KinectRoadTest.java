package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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

/** A whole enrolment before a virtual Kinect, through the real libfreenect2. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class KinectRoadTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  @TempDir Path folder;
  private AgentStage agent;
  private Screen screen;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    agent = AgentStage.startWithKinect(folder);
    screen = Screen.open(agent.socket(), AgentStage.USER, Desktop.SILENT, Locale.ENGLISH);
  }

  @AfterEach
  void end() {
    if (agent != null) {
      screen.close();
      agent.close();
    }
  }

  @Test
  void aCameraPulledOutInTheMiddleLosesNothing() throws Exception {
    agent.show("alice-blink"); // who never turns: the enrolment waits
    screen.open(PageName.ENROL);
    screen.press("enrol.start");
    screen.awaitText("enrol.instruction", TEXTS.get("enrol.pose.left"));

    agent.unplug();
    screen.awaitNotice(TEXTS.get("problem.NO_SENSOR.what"));
    assertEquals(List.of(), agent.faces());

    agent.show("alice-enrol");
    screen.press("enrol.start");
    screen.awaitShown("enrol.done");
    screen.awaitText("enrol.trial", "the trial opens", text -> text.startsWith("It is you."));
    assertEquals(1, agent.faces().size());
  }
}
