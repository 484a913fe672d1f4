package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kaologin.agent.LiveAgent.assertRefused;

import org.junit.jupiter.api.Test;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What follows from failures, and what does not. */
class LockOutRoadTest extends Road {
  @Test
  void fiveFailuresLockUntilThePasswordIsUsed() throws Exception {
    agent.stage().show("bob");
    for (int i = 0; i < 5; i++) {
      assertEquals(VerdictCode.NO_MATCH, agent.authenticate());
    }
    agent.stage().show("alice");
    assertEquals(VerdictCode.LOCKED_OUT, agent.authenticate());

    agent.ask(new Request.PasswordUsed(LiveAgent.USER, "sudo"));

    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void whatIsNotJudgedIsNotCounted() throws Exception {
    agent.stage().showNobody();
    for (int i = 0; i < 6; i++) {
      agent.ask(new Request.Authenticate(LiveAgent.USER, "sudo", "", 300, true));
    }
    agent.stage().show("alice");

    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void settingsAreShownAndAdjusted() throws Exception {
    assertEquals(
        new Reply.Done(),
        agent.ask(new Request.SetSetting("unlock.failures-before-lock-out", "1")));
    try {
      assertEquals("1", agent.settings().get("unlock.failures-before-lock-out"));
      agent.stage().show("bob");
      agent.authenticate();
      assertEquals(VerdictCode.LOCKED_OUT, agent.authenticate());
    } finally {
      agent.ask(new Request.SetSetting("unlock.failures-before-lock-out", "5"));
    }
    assertRefused(
        RefusalCode.BAD_VALUE, agent.ask(new Request.SetSetting("unlock.false-match-rate", "1")));
    assertRefused(
        RefusalCode.BAD_VALUE,
        agent.ask(new Request.SetSetting("unlock.unknown-session", "allow")));
    assertRefused(RefusalCode.NOT_FOUND, agent.ask(new Request.SetSetting("unlock.magic", "1")));
  }
}
