package org.kaologin.agent.standing;

import java.time.Duration;
import java.util.Optional;

/**
 * When a face may open, by what is remembered of its user: Face ID's rules (Apple Platform
 * Security, "Face ID, Touch ID, passcodes and passwords") and NIST SP 800-63B's limit of failures
 * in all. The clock on the wall has no say.
 *
 * @param failures in a row after which only the password opens, at least 1
 * @param failuresInAll after which only an administrator allows the face again, at least 1
 */
public record FaceRules(int failures, int failuresInAll) {
  /** 48 hours. After so long without any opening the password is wanted. */
  static final Duration UNUSED = Duration.ofDays(2);

  /** After so long without the password it is wanted, */
  static final Duration PASSWORD_LIFE = Duration.ofHours(156);

  /** but not before the face, too, was not used for so long. */
  static final Duration PAUSE = Duration.ofHours(4);

  /** What keeps the face from opening at a moment; nothing when it may. */
  Optional<Objection> objection(Standing standing, Moment now) {
    if (standing.failuresInAll() >= failuresInAll) {
      return Optional.of(Objection.DISABLED);
    }
    if (standing.failures() >= failures) {
      return Optional.of(Objection.TOO_MANY_FAILURES);
    }
    if (standing.locked()) {
      return Optional.of(Objection.LOCKED);
    }
    Optional<Duration> sincePassword = standing.password().flatMap(now::since);
    if (sincePassword.isEmpty()) {
      return Optional.of(Objection.NO_PASSWORD_SINCE_START);
    }
    Optional<Duration> sinceFace = standing.face().flatMap(now::since);
    if (sincePassword.get().compareTo(UNUSED) > 0 && isLonger(sinceFace, UNUSED)) {
      return Optional.of(Objection.NOT_OPENED_FOR_LONG);
    }
    if (sincePassword.get().compareTo(PASSWORD_LIFE) > 0 && isLonger(sinceFace, PAUSE)) {
      return Optional.of(Objection.NO_PASSWORD_FOR_LONG);
    }
    return Optional.empty();
  }

  private static boolean isLonger(Optional<Duration> time, Duration than) {
    return time.isEmpty() || time.get().compareTo(than) > 0;
  }
}
