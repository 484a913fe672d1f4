package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.agent.AgentStart;
import org.kaologin.admin.window.PageName;

/** The agent dies, does not run, or may not be started. */
class LostAgentRoadTest extends WindowRoad {
  @Test
  void anAgentThatDiesInTheMiddleLosesNothingAndIsFoundAgain() throws Exception {
    beginAndNeverTurn();

    agent.kill();
    screen.awaitNotice(TEXTS.get("problem.LOST.what"));
    screen.open(PageName.FACES);
    screen.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));

    agent.begin();
    assertEquals(List.of(), agent.names());
    learn("desk");
    assertEquals(List.of("desk"), agent.names());
  }

  /** The service manager is played: it hears of the wish, and starts the real agent. */
  @Test
  void anAgentThatDoesNotRunIsStartedFromTheWindow() throws Exception {
    Path wish = folder.resolve("wish");
    assertEquals(0, new ProcessBuilder("mkfifo", wish.toString()).start().waitFor());
    agent.kill();
    AgentStart start = new AgentStart(List.of("sh", "-c", "echo start > " + wish));
    try (Screen other = screen.another(agent.socket(), AgentStage.USER, start)) {
      other.open(PageName.FACES);
      other.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));
      other.press("notice.action");
      assertEquals("start\n", Files.readString(wish));
      other.awaitNotice(TEXTS.get("problem.starting"));
      agent.begin();
      other.awaitShown("faces.first");
    } finally {
      Files.delete(wish);
    }
  }

  @Test
  void whoMayNotStartItHearsWhy() throws Exception {
    agent.kill();
    AgentStart start = new AgentStart(List.of("sh", "-c", "echo Access denied >&2; exit 4"));
    try (Screen other = screen.another(agent.socket(), AgentStage.USER, start)) {
      other.open(PageName.HEALTH);
      other.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));
      other.press("notice.action");
      other.awaitNotice(TEXTS.get("problem.start.failed"));
      assertEquals("Access denied", other.described("notice"));
    } finally {
      agent.begin();
    }
  }
}
