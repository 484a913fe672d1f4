package org.kaologin.biometrics.attention;

import java.util.ArrayDeque;
import java.util.Deque;
import org.kaologin.biometrics.Parameters;

/**
 * Whether somebody attends, over the last frames: a single one may err.
 *
 * <p>Not thread-safe.
 */
public final class Watch {
  private final Deque<Boolean> last = new ArrayDeque<>();

  /** Takes a frame. */
  public void saw(boolean attending) {
    if (last.size() == Parameters.ATTENTION_FRAMES) {
      last.removeFirst();
    }
    last.addLast(attending);
  }

  /** Whether the last frame shows attention, and so do more than half of the last few. */
  public boolean isAttending() {
    long attending = last.stream().filter(attends -> attends).count();
    return !last.isEmpty() && last.getLast() && 2 * attending > last.size();
  }
}
