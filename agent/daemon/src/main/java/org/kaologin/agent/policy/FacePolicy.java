package org.kaologin.agent.policy;

import java.util.Optional;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.SessionOrigin;
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
   * @param origin where the asking process was started from
   * @return nothing when it may
   */
  public Optional<VerdictCode> objection(String user, String service, SessionOrigin origin) {
    if (isRemote(origin)) {
      return Optional.of(VerdictCode.REMOTE_SESSION);
    }
    if (settings.get(Keys.PASSWORD_SERVICES).contains(service)) {
      return Optional.of(VerdictCode.REFUSED_BY_POLICY);
    }
    return lockOut.isLocked(user) ? Optional.of(VerdictCode.LOCKED_OUT) : Optional.empty();
  }

  /** Whether a session counts as remote. */
  public boolean isRemote(SessionOrigin origin) {
    return switch (origin) {
      case LOCAL -> false;
      case REMOTE -> true;
      case UNKNOWN -> settings.get(Keys.UNKNOWN_SESSION) == UnknownSession.REFUSE;
    };
  }
}
