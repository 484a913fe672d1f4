package org.kaologin.agent.unlock;

import java.util.concurrent.TimeUnit;

/**
 * The time that a request has. The client stops waiting at its end, so the looking stops a little
 * earlier: the last frame is still to be analysed, and the verdict to be written down and sent.
 */
final class Deadline {
  private static final long RESERVE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final long start = System.nanoTime();
  private final long length;

  /**
   * Begins now.
   *
   * @param millis how long the client waits
   */
  Deadline(int millis) {
    this.length = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** When to stop looking, on {@link System#nanoTime}'s clock. */
  long lookUntilNanos() {
    return start + length - Math.min(RESERVE_NANOS, length / 2);
  }

  /** Since the request came. */
  long elapsedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
