package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.window.PageName;

/** Enrolments, from the first button to a face that opens, and those that end before. */
class EnrolRoadTest extends WindowRoad {
  @Test
  void fromNobodyKnownToAFaceThatOpens() throws Exception {
    agent.show("alice-enrol");
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");
    screen.press("faces.first");
    screen.type("enrol.name", "At the desk");
    screen.press("enrol.start");
    screen.awaitShown("enrol.ring");
    screen.awaitShown("enrol.done");
    assertEquals(List.of("At the desk"), agent.names());
    screen.awaitText("enrol.trial", "the trial opens", text -> text.startsWith("It is you."));

    agent.show("alice");
    screen.tryIt(TEXTS.get("verdict.ACCEPTED"));

    screen.open(PageName.FACES);
    screen.awaitShown("face.At the desk");
  }

  @Test
  void whoCancelsHalfWayLeavesNoTrace() throws Exception {
    beginAndNeverTurn();

    screen.press("enrol.cancel");

    screen.awaitNotice(TEXTS.get("enrol.cancelled"));
    assertEquals(List.of(), agent.names());
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");
  }

  @Test
  void withoutACameraItSaysSo() throws Exception {
    agent.unplug();
    screen.open(PageName.ENROL);
    screen.press("enrol.start");
    screen.awaitNotice(TEXTS.get("problem.NO_SENSOR.what"));
    assertEquals(List.of(), agent.names());
  }

  @Test
  void aStrangerIsToldSo() throws Exception {
    learn("desk");
    agent.show("bob");
    screen.tryIt(TEXTS.get("verdict.NO_MATCH"));
  }

  @Test
  void twoWindowsDoNotDisturbEachOther() throws Exception {
    learn("desk");
    beginAndNeverTurn();
    try (Screen other = screen.another(agent.socket(), AgentStage.USER)) {
      other.tryIt(TEXTS.get("verdict.ACCEPTED"));
      assertEquals(TEXTS.get("enrol.pose.left"), screen.label("enrol.instruction"));

      other.open(PageName.FACES);
      other.awaitShown("face.desk");
      other.renameTo("At home");
    }
    screen.press("enrol.cancel");
    screen.open(PageName.FACES);
    screen.awaitShown("face.At home");
  }
}
