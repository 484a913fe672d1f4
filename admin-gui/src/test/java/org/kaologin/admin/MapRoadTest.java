package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** The map of faces as they are learnt and seen. */
class MapRoadTest extends WindowRoad {
  /** Other tests' unlocks of the same user are on the map, too. */
  @Test
  void theMapShowsFacesAsTheyAreLearntAndSeen() throws Exception {
    learn("desk");
    agent.show("alice");
    screen.tryIt(TEXTS.get("verdict.ACCEPTED"));
    long opened = seen("accepted");
    long refused = seen("no-match");
    assertTrue(opened > 0);

    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 8));
    screen.awaitText("map.accepted", TEXTS.get("map.accepted", opened));
    int[] overview = screen.pixels("map.picture");
    screen.toggle("map.projection.neighbours");
    assertFalse(Arrays.equals(overview, screen.pixels("map.picture")));

    agent.show("bob");
    agent.ask(new Request.PasswordUsed(AgentStage.USER, "sudo"));
    assertEquals(VerdictCode.NO_MATCH, authenticate("sudo"));
    screen.awaitText("map.refused", TEXTS.get("map.refused", refused + 1));
  }

  @Test
  void keysLeadToEachFaceOfTheMap() throws Exception {
    learn("desk");
    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 8));
    String all = screen.described("map.picture");
    assertTrue(all.startsWith("8 added"), all);

    Set<String> told = new HashSet<>();
    for (int i = 0; i < 8 + seen("accepted") + seen("no-match"); i++) {
      screen.key("map.picture", KeyEvent.VK_RIGHT);
      told.add(screen.described("map.picture"));
    }

    assertTrue(told.stream().anyMatch(words -> words.startsWith("desk. A look of ")), all);
    assertTrue(told.stream().allMatch(words -> words.endsWith(all)), told::toString);
    screen.key("map.picture", KeyEvent.VK_ESCAPE);
    assertEquals(all, screen.described("map.picture"));
  }

  /** An agent that has just begun has not seen anybody. */
  @Test
  void aMapOfNobodyLeadsToTheFirstFace() throws Exception {
    agent.kill();
    agent.begin();
    screen.open(PageName.MAP);
    screen.awaitShown("map.empty");
    screen.press("map.enrol");
    screen.awaitShown("enrol.start");
  }

  private static long seen(String verdict) throws IOException {
    return ((Reply.FaceMap) agent.ask(new Request.ReadMap(AgentStage.USER, "appearance")))
        .places().stream()
            .filter(place -> place.kind() == Reply.FaceMap.SEEN && place.label().equals(verdict))
            .count();
  }
}
