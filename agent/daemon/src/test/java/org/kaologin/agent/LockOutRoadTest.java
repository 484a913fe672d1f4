package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
  void aLockWantsThePasswordAndTheUserMaySetIt() throws Exception {
    agent.stage().show("alice");
    assertEquals(
        new Reply.Done(), OrdinaryUser.ask(agent.socket(), new Request.Lock(LiveAgent.USER)));

    assertEquals(VerdictCode.PASSWORD_REQUIRED, agent.authenticate());
    assertEquals("locked until the password is used", agent.newestEntry().get("reason").asText());

    agent.forgive();
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void thePasswordOfAServiceThatNeverTakesFacesForgivesNothing() throws Exception {
    agent.ask(new Request.SetSetting("unlock.services", "cron=never"));
    try {
      agent.stage().show("alice");
      agent.ask(new Request.Lock(LiveAgent.USER));
      assertEquals(new Reply.Done(), agent.ask(new Request.PasswordUsed(LiveAgent.USER, "cron")));

      assertEquals(VerdictCode.PASSWORD_REQUIRED, agent.authenticate());
    } finally {
      agent.ask(new Request.SetSetting("unlock.services", "sshd=password"));
    }
  }

  @Test
  void anAdministratorAllowsAFaceAgain() throws Exception {
    agent.ask(new Request.SetSetting("unlock.failures-before-disabled", "5"));
    try {
      agent.stage().show("bob");
      for (int i = 0; i < 5; i++) {
        assertEquals(VerdictCode.NO_MATCH, agent.authenticate());
        agent.forgive();
      }
      agent.stage().show("alice");
      assertEquals(VerdictCode.LOCKED_OUT, agent.authenticate());
      assertEquals("5", standing().get("failures in all"));

      assertEquals(new Reply.Done(), agent.ask(new Request.AllowFace(LiveAgent.USER)));

      assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
      assertEquals("may open", standing().get("face"));
    } finally {
      agent.ask(new Request.SetSetting("unlock.failures-before-disabled", "50"));
    }
  }

  @Test
  void nobodyIsAllowedAgainWhoIsNotThere() throws Exception {
    Path standings = agent.folder().resolve("state/standings");
    LiveAgent.assertRefused(
        RefusalCode.NOT_FOUND, agent.ask(new Request.AllowFace("nobody-at-all")));
    assertEquals("refused", agent.newestEntry().get("outcome").asText());
    assertFalse(Files.exists(standings.resolve("nobody-at-all.json")));
  }

  private static Map<String, String> standing() throws IOException {
    Reply reply = agent.ask(new Request.FaceStanding(LiveAgent.USER));
    return ((Reply.StatusReport) reply).values();
  }

  @Test
  void theJournalIsWhole() throws Exception {
    agent.stage().show("alice");
    agent.authenticate();
    Reply.JournalVerified found = (Reply.JournalVerified) agent.ask(new Request.VerifyJournal());

    assertEquals(Reply.JournalVerified.WHOLE, found.outcome(), found::message);
    assertTrue(found.entries() > 1);
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
