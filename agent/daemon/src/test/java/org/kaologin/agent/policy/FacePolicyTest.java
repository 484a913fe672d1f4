package org.kaologin.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.ServiceRule;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.ProcessAge;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.standing.FaceRules;
import org.kaologin.agent.standing.MachineClock;
import org.kaologin.agent.standing.SetClock;
import org.kaologin.agent.standing.Standings;
import org.kaologin.protocol.VerdictCode;

class FacePolicyTest {
  private static final Configuration STANDARD = Configuration.standard();
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir Path folder;
  private Standings standings;

  @Test
  void aLocalSessionMayUseTheFace() throws Exception {
    assertEquals(Optional.empty(), verdict(policy(STANDARD), "sudo", Whereabouts.HERE));
  }

  @Test
  void aRemoteSessionMayNotWhateverIsConfigured() throws Exception {
    FacePolicy policy = policy(STANDARD.with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW));

    assertEquals(
        Optional.of(VerdictCode.REMOTE_SESSION), verdict(policy, "sudo", Whereabouts.REMOTE));
    assertEquals(Optional.empty(), verdict(policy, "sudo", Whereabouts.UNKNOWN));
  }

  @Test
  void anUnknownSessionIsRemoteUnlessConfiguredOtherwise() throws Exception {
    assertEquals(
        Optional.of(VerdictCode.REMOTE_SESSION),
        verdict(policy(STANDARD), "sudo", Whereabouts.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LID_CLOSED", "OTHER_SEAT", "NO_ACTIVE_SESSION", "BACKGROUND", "OTHERS_SESSION"})
  void whoIsNotInFrontMayNotWhateverIsConfigured(Whereabouts where) throws Exception {
    FacePolicy policy = policy(STANDARD.with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW));

    assertEquals(Optional.of(VerdictCode.REFUSED_BY_POLICY), verdict(policy, "sudo", where));
    assertEquals(where.objection(), policy.objection(where).map(Refusal::reason));
  }

  @Test
  void eachServiceHasItsRule() throws Exception {
    Map<String, ServiceRule> rules =
        Map.of(
            "passwd", ServiceRule.PASSWORD,
            "cron", ServiceRule.NEVER,
            "su", ServiceRule.NOD,
            "polkit-1", ServiceRule.KEY);
    FacePolicy policy = policy(STANDARD.with(Keys.SERVICES, rules));

    for (String closed : new String[] {"passwd", "cron"}) {
      assertEquals(
          Optional.of(VerdictCode.REFUSED_BY_POLICY), verdict(policy, closed, Whereabouts.HERE));
    }
    assertEquals(Optional.empty(), verdict(policy, "su", Whereabouts.HERE));
    assertEquals(Consent.NOD, policy.consent("su"));
    assertEquals(Consent.KEY, policy.consent("polkit-1"));
    assertEquals(Consent.NONE, policy.consent("sudo"));
    assertTrue(policy.countsPassword("passwd"));
    assertFalse(policy.countsPassword("cron"));
  }

  @Test
  void theStandingOfTheUserCounts() throws Exception {
    FacePolicy policy = policy(STANDARD);
    standings.failed("alice");

    assertEquals(
        Optional.of(VerdictCode.LOCKED_OUT), policy.objection("alice").map(Refusal::verdict));
    assertEquals(Optional.empty(), policy.objection("bob"));
    assertEquals(
        Optional.of(VerdictCode.PASSWORD_REQUIRED),
        policy.objection("carol").map(Refusal::verdict));
  }

  @Test
  void aScreenThatWasJustLockedStaysLocked() throws Exception {
    long age = new ProcessAge(MachineClock.open()).of(SELF).map(Duration::toMillis).orElseThrow();
    assertTrue(age > 0 && age < 3_600_000, age + " ms");
    FacePolicy patient = policy(STANDARD.with(Keys.LOCK_PAUSE_MS, 60_000));
    FacePolicy quick = policy(STANDARD.with(Keys.LOCK_PAUSE_MS, 0));
    Process young = new ProcessBuilder("cat").start();
    try {
      assertEquals(
          Optional.of(Refusal.JUST_LOCKED),
          patient.objection("i3lock", young.pid(), Whereabouts.HERE));
      assertEquals(Optional.empty(), patient.objection("sudo", young.pid(), Whereabouts.HERE));
      assertEquals(Optional.empty(), quick.objection("i3lock", young.pid(), Whereabouts.HERE));
    } finally {
      young.destroy();
      young.waitFor();
    }
    assertEquals(
        Optional.of(Refusal.JUST_LOCKED),
        patient.objection("i3lock", young.pid(), Whereabouts.HERE),
        "who has ended is not known to be old");
    assertEquals(Optional.empty(), patient.objection("i3lock", 1, Whereabouts.HERE));
  }

  private static Optional<VerdictCode> verdict(
      FacePolicy policy, String service, Whereabouts where) {
    return policy.objection(service, SELF, where).map(Refusal::verdict);
  }

  private FacePolicy policy(Configuration configuration) throws Exception {
    Settings settings = Settings.open(configuration, folder.resolve("settings.toml"));
    standings =
        Standings.open(folder.resolve("standings"), () -> new FaceRules(1, 50), new SetClock());
    standings.passwordUsed("alice");
    standings.passwordUsed("bob");
    return new FacePolicy(settings, standings, new ProcessAge(MachineClock.open()));
  }
}
