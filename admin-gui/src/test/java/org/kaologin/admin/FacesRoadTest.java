package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.window.PageName;

/** Faces are renamed, deleted, and brought back. */
class FacesRoadTest extends WindowRoad {
  @Test
  void aDeletionCanBeTakenBack() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.press("delete");
    screen.awaitShown("faces.first");
    screen.press("notice.action");

    screen.awaitShown("face.desk");
    assertEquals(List.of("desk"), agent.names());
  }

  @Test
  void aDeletionIsDoneByWhoeverGoesOn() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.press("delete");
    screen.open(PageName.HEALTH);
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");

    screen.await("the agent forgets it", () -> agent.names().isEmpty());
  }

  @Test
  void aFaceIsRenamed() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.renameTo("At home");

    assertEquals(List.of("At home"), agent.names());
  }
}
