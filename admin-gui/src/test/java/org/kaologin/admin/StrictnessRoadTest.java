package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What the window sets is what the agent goes by. */
class StrictnessRoadTest extends WindowRoad {
  @Test
  void aStricterRateIsWhatTheAgentGoesBy() throws Exception {
    screen.open(PageName.STRICTNESS);
    screen.awaitShown("strictness.rate");
    screen.slide("strictness.rate", 12);
    screen.press("strictness.save");
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals("1.0E-5", agent.setting("unlock.false-match-rate"));
  }

  @Test
  void aServiceThatShallWantThePasswordIsNotOpenedByAFace() throws Exception {
    learn("desk");
    agent.show("alice");
    agent.ask(new Request.PasswordUsed(AgentStage.USER, "sudo"));
    assertEquals(VerdictCode.ACCEPTED, authenticate("sudo"));

    screen.open(PageName.STRICTNESS);
    screen.awaitShown("service.sudo");
    screen.select("service.sudo", "password");
    screen.press("strictness.save");
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals(VerdictCode.REFUSED_BY_POLICY, authenticate("sudo"));
    assertEquals(VerdictCode.ACCEPTED, authenticate("su"));

    screen.select("service.sudo", "face");
    screen.press("strictness.save");
    screen.await("sudo opens again", () -> authenticate("sudo") == VerdictCode.ACCEPTED);
  }

  @Test
  void whatIsWeakerIsNotSavedByWhoGoesBack() throws Exception {
    screen.open(PageName.STRICTNESS);
    screen.awaitShown("strictness.attention");
    screen.tick("strictness.attention");
    screen.press("strictness.save");
    screen.choose(TEXTS.get("strictness.weak.back"));
    assertEquals("on", agent.setting("unlock.attention"));

    screen.press("strictness.save");
    screen.choose(TEXTS.get("strictness.weak.save"));
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals("off", agent.setting("unlock.attention"));
    agent.ask(new Request.SetSetting("unlock.attention", "on"));
  }
}
