package org.kaologin.agent.policy;

import java.util.Optional;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.protocol.VerdictCode;

/** Decides, before the camera is touched, whether a face may be used now. Thread-safe. */
public final class FacePolicy {
  private final Settings settings;
  private final LockOut lockOut;

  public FacePolicy(Settings settings, LockOut lockOut) {
    this.settings = settings;
    this.lockOut = lockOut;
  }

  /**
   * Why a face may not be used.
   *
   * @param user whose it would be
   * @param service the PAM service that asks
   * @param where where whoever asks sits
   * @return nothing when it may
   */
  public Optional<VerdictCode> objection(String user, String service, Whereabouts where) {
    Optional<VerdictCode> elsewhere = objection(where);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    if (settings.get(Keys.PASSWORD_SERVICES).contains(service)) {
      return Optional.of(VerdictCode.REFUSED_BY_POLICY);
    }
    return lockOut.isLocked(user) ? Optional.of(VerdictCode.LOCKED_OUT) : Optional.empty();
  }

  /** Why a camera may not be used for who sits there. */
  public Optional<VerdictCode> objection(Whereabouts where) {
    return switch (where) {
      case HERE -> Optional.empty();
      case REMOTE -> Optional.of(VerdictCode.REMOTE_SESSION);
      case UNKNOWN ->
          settings.get(Keys.UNKNOWN_SESSION) == UnknownSession.REFUSE
              ? Optional.of(VerdictCode.REMOTE_SESSION)
              : Optional.empty();
      case LID_CLOSED, OTHER_SEAT, NO_ACTIVE_SESSION, BACKGROUND, OTHERS_SESSION ->
          Optional.of(VerdictCode.REFUSED_BY_POLICY);
    };
  }
}
