package org.kaologin.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.protocol.VerdictCode;

class FacePolicyTest {
  @TempDir Path folder;
  private LockOut lockOut;

  @Test
  void aLocalSessionMayUseTheFace() throws Exception {
    assertEquals(
        Optional.empty(),
        policy(Configuration.standard()).objection("alice", "sudo", Whereabouts.HERE));
  }

  @Test
  void aRemoteSessionMayNotWhateverIsConfigured() throws Exception {
    FacePolicy policy =
        policy(Configuration.standard().with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW));

    assertEquals(
        Optional.of(VerdictCode.REMOTE_SESSION),
        policy.objection("alice", "sudo", Whereabouts.REMOTE));
    assertEquals(Optional.empty(), policy.objection("alice", "sudo", Whereabouts.UNKNOWN));
  }

  @Test
  void anUnknownSessionIsRemoteUnlessConfiguredOtherwise() throws Exception {
    assertEquals(
        Optional.of(VerdictCode.REMOTE_SESSION),
        policy(Configuration.standard()).objection("alice", "sudo", Whereabouts.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LID_CLOSED", "OTHER_SEAT", "NO_ACTIVE_SESSION", "BACKGROUND", "OTHERS_SESSION"})
  void whoIsNotInFrontMayNotWhateverIsConfigured(Whereabouts where) throws Exception {
    FacePolicy policy =
        policy(Configuration.standard().with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW));

    assertEquals(
        Optional.of(VerdictCode.REFUSED_BY_POLICY), policy.objection("alice", "sudo", where));
    assertEquals(Optional.of(VerdictCode.REFUSED_BY_POLICY), policy.objection(where));
  }

  @Test
  void aPasswordServiceTakesNoFace() throws Exception {
    FacePolicy policy =
        policy(Configuration.standard().with(Keys.PASSWORD_SERVICES, List.of("passwd")));

    assertEquals(
        Optional.of(VerdictCode.REFUSED_BY_POLICY),
        policy.objection("alice", "passwd", Whereabouts.HERE));
    assertEquals(Optional.empty(), policy.objection("alice", "sudo", Whereabouts.HERE));
  }

  @Test
  void aLockedUserMustUseThePassword() throws Exception {
    FacePolicy policy = policy(Configuration.standard().with(Keys.FAILURES, 1));

    lockOut.failed("alice");

    assertEquals(
        Optional.of(VerdictCode.LOCKED_OUT), policy.objection("alice", "sudo", Whereabouts.HERE));
    assertEquals(Optional.empty(), policy.objection("bob", "sudo", Whereabouts.HERE));
  }

  private FacePolicy policy(Configuration configuration) throws Exception {
    Settings settings = Settings.open(configuration, folder.resolve("settings.toml"));
    lockOut = LockOut.open(folder.resolve("standings"), () -> settings.get(Keys.FAILURES));
    return new FacePolicy(settings, lockOut);
  }
}
