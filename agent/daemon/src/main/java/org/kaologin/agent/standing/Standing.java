package org.kaologin.agent.standing;

import java.util.Optional;

/**
 * What is remembered of a user. Each method is something that happens, and gives what is remembered
 * afterwards.
 *
 * @param failures judged failures since the face or the password last opened
 * @param failuresInAll judged failures since the face last opened, or was allowed again
 * @param locked whether somebody locked the face until the password
 * @param face when the face last opened
 * @param password when the password last opened
 */
public record Standing(
    int failures,
    int failuresInAll,
    boolean locked,
    Optional<Moment> face,
    Optional<Moment> password) {

  /** Of who was never seen. */
  static final Standing NEW = new Standing(0, 0, false, Optional.empty(), Optional.empty());

  /** Of whose file cannot be trusted: only the password opens. */
  static final Standing UNREADABLE = NEW.unkept();

  public Standing {
    if (failures < 0 || failuresInAll < 0) {
      throw new IllegalArgumentException("no count is negative");
    }
  }

  /** A face was judged, and it was somebody else's or not alive. */
  Standing failed() {
    return new Standing(oneMore(failures), oneMore(failuresInAll), locked, face, password);
  }

  /** What happened cannot be kept: only the password opens, and nothing is forgotten. */
  Standing unkept() {
    return new Standing(Integer.MAX_VALUE, failuresInAll, true, face, password);
  }

  private static int oneMore(int count) {
    return count == Integer.MAX_VALUE ? count : count + 1;
  }

  /** The face opened. */
  Standing opened(Moment now) {
    return new Standing(0, 0, locked, Optional.of(now), password);
  }

  /** The password opened. It does not forgive failures for good: who guesses may know it, too. */
  Standing passwordUsed(Moment now) {
    return new Standing(0, failuresInAll, false, face, Optional.of(now));
  }

  /** Somebody wants the password to be asked for next. */
  Standing lockedByUser() {
    return new Standing(failures, failuresInAll, true, face, password);
  }

  /** The administrator allows the face again after too many failures. */
  Standing allowedAgain() {
    return new Standing(failures, 0, locked, face, password);
  }
}
