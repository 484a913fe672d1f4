package org.kaologin.agent.capture;

/**
 * A stream of frames that is open. Used by one thread at a time, closed by the one that opened it.
 */
public interface FrameSource extends AutoCloseable {

  /** What it is, for people: model and serial number, or a file. */
  String description();

  /**
   * Waits for the next frame.
   *
   * @param deadlineNanos on {@link System#nanoTime}'s clock
   * @throws CaptureException with {@link CaptureFailure#STALLED} when none came until then, or with
   *     another failure at once
   */
  CapturedFrame next(long deadlineNanos) throws CaptureException, InterruptedException;

  /**
   * Whether its next frame waits until somebody took the last. A camera's do not; a recording's do,
   * so that all of it is seen on a slow machine, too.
   */
  default boolean waits() {
    return false;
  }

  @Override
  void close();
}
