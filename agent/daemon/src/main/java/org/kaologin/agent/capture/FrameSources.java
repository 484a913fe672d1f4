package org.kaologin.agent.capture;

/** Opens a stream of frames. */
@FunctionalInterface
public interface FrameSources {

  /**
   * Opens one. May take seconds.
   *
   * @throws CaptureException when there is none to be had
   */
  FrameSource open() throws CaptureException, InterruptedException;
}
