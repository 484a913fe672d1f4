package org.kaologin.agent.adapt;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kaologin.biometrics.FaceSample;

/**
 * The newest near miss of each user, in memory alone and for a short time. It belongs to the
 * process that asked: the password that somebody types elsewhere says nothing of who sits here.
 * Thread-safe.
 */
final class NearMisses {
  private record Miss(FaceSample capture, long pid, long atNanos) {}

  private final long lifeNanos;
  private final Map<String, Miss> newest = new HashMap<>();

  /**
   * @param life how long one is remembered
   */
  NearMisses(Duration life) {
    this.lifeNanos = life.toNanos();
  }

  /** Remembers one, in place of an earlier one. */
  synchronized void remember(String user, long pid, FaceSample capture, long nowNanos) {
    forgetOld(nowNanos);
    newest.put(user, new Miss(capture, pid, nowNanos));
  }

  /** Forgets a user's. */
  synchronized void forget(String user) {
    newest.remove(user);
  }

  /** Gives away a user's, if this process asked and it is not too old. */
  synchronized Optional<FaceSample> take(String user, long pid, long nowNanos) {
    forgetOld(nowNanos);
    return Optional.ofNullable(newest.remove(user))
        .filter(miss -> miss.pid() == pid)
        .map(Miss::capture);
  }

  private void forgetOld(long nowNanos) {
    newest.values().removeIf(miss -> nowNanos - miss.atNanos() > lifeNanos);
  }
}
