package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertRefused;
import static org.kaologin.agent.LiveAgent.assertVerdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What users other than root may ask. */
class PrivilegeRoadTest extends Road {
  @Test
  void aScreenLockerMayAskAboutItsUser() throws Exception {
    agent.stage().show("alice");

    assertVerdict(
        VerdictCode.ACCEPTED,
        OrdinaryUser.ask(
            agent.socket(),
            new Request.Authenticate(LiveAgent.USER, "xscreensaver", ":0", 5000, true)));
    assertEquals(OrdinaryUser.UID, agent.newestEntry().get("uid").asLong());
    assertEquals(
        agent.faces(),
        ((Reply.FaceList) OrdinaryUser.ask(agent.socket(), new Request.ListFaces(LiveAgent.USER)))
            .faces());
  }

  @Test
  void anOrdinaryUserWhomNobodyHasGivenPermissionChangesNothing() throws Exception {
    assertVerdict(
        VerdictCode.NOT_AUTHORISED,
        OrdinaryUser.ask(
            agent.socket(), new Request.Authenticate("bin", "i3lock", "", 5000, true)));
    assertEquals("not-authorised", agent.newestEntry().get("event").asText());
    assertEquals(OrdinaryUser.UID, agent.newestEntry().get("uid").asLong());
    for (Request request :
        List.of(
            new Request.PasswordUsed(LiveAgent.USER, "i3lock"),
            new Request.Enrol(LiveAgent.USER, "x", false),
            new Request.DeleteFace(LiveAgent.USER, agent.face()),
            new Request.SetSetting("unlock.false-match-rate", "1e-2"),
            new Request.ReadJournal(1))) {
      assertRefused(RefusalCode.NOT_AUTHORISED, OrdinaryUser.ask(agent.socket(), request));
    }
    assertEquals(1, agent.faces().size());
  }

  @Test
  void anOrdinaryUserSeesWhatTheJournalSaysAboutIt() throws Exception {
    agent.stage().show("alice");
    agent.authenticate();
    agent.ask(new Request.Lock("bin"));

    Set<String> events = new HashSet<>();
    for (String entry : activity(LiveAgent.USER, 1000)) {
      JsonNode fields = new ObjectMapper().readTree(entry);
      assertEquals(LiveAgent.USER, fields.get("user").asText());
      assertFalse(fields.has("chain") || fields.has("number"), entry);
      events.add(fields.get("event").asText());
    }
    assertTrue(events.containsAll(Set.of("enrol", "authenticate")), events::toString);
    assertEquals(1, activity(LiveAgent.USER, 1).size());
    assertRefused(
        RefusalCode.NOT_AUTHORISED,
        OrdinaryUser.ask(agent.socket(), new Request.ReadActivity("bin", 1)));
  }

  private static List<String> activity(String user, int most) throws Exception {
    Reply reply = OrdinaryUser.ask(agent.socket(), new Request.ReadActivity(user, most));
    return assertInstanceOf(Reply.JournalPage.class, reply).entries();
  }

  @Test
  void oneUsersManyConnectionsLeaveRoomForOthers() throws Exception {
    int most = Configuration.standard().get(Keys.MAX_CONNECTIONS_PER_USER);
    agent.stage().show("alice");

    assertRefused(
        RefusalCode.BUSY, OrdinaryUser.askBeside(most, agent.socket(), new Request.Status()));
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void statusTellsHowTheAgentIs() throws Exception {
    Map<String, String> status = agent.status();

    assertEquals("recording:" + agent.stage().recording(), status.get("sensor"));
    assertEquals("1", status.get("users"));
    assertFalse(status.toString().contains(LiveAgent.USER));
  }
}
