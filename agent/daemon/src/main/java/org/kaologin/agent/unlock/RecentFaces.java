package org.kaologin.agent.unlock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.UnlockAttempt;

/**
 * The living faces that were compared lately: one look of each attempt, in memory only.
 * Thread-safe.
 */
public final class RecentFaces {
  /** So many of all users together. */
  private static final int MOST = 100;

  private final InstantSource clock;
  private final Deque<Seen> faces = new ArrayDeque<>();

  /**
   * One of them.
   *
   * @param user whom it was compared with
   * @param look the one that was most like the user's
   * @param verdict as the journal writes it
   * @param at when
   */
  public record Seen(String user, FaceSample look, String verdict, Instant at) {}

  public RecentFaces(InstantSource clock) {
    this.clock = clock;
  }

  /** An attempt ended. One in which nothing living was compared leaves nothing here. */
  void saw(String user, UnlockAttempt attempt, String verdict) {
    attempt.best().ifPresent(look -> add(new Seen(user, look, verdict, clock.instant())));
  }

  private synchronized void add(Seen seen) {
    if (faces.size() == MOST) {
      faces.removeFirst();
    }
    faces.addLast(seen);
  }

  /** Forgets those that were compared with a user's faces. */
  public synchronized void forget(String user) {
    faces.removeIf(seen -> seen.user().equals(user));
  }

  /** All of them, the newest last. */
  public synchronized List<Seen> all() {
    return List.copyOf(faces);
  }
}
