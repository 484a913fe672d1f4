package org.kaologin.agent.unlock;

import java.time.Duration;
import java.util.OptionalLong;
import org.kaologin.biometrics.FrameAnalysis;

/** Whether anybody has come into sight, and how long to wait for it. For one thread. */
final class Presence {
  private final long patienceNanos;
  private OptionalLong firstFrameNanos = OptionalLong.empty();
  private boolean seen;

  /**
   * @param patience how long after the first frame a face must be there
   */
  Presence(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  /** Takes a frame. A face that only colour shows is there as well. */
  void saw(FrameAnalysis analysis) {
    if (firstFrameNanos.isEmpty()) {
      firstFrameNanos = OptionalLong.of(System.nanoTime());
    }
    seen |= analysis.facesSeen() > 0 || analysis.liveness().isPresent();
  }

  /** Whether a face was there. */
  boolean isSeen() {
    return seen;
  }

  /** Whether nobody came in time. */
  boolean isGivenUp() {
    return !seen
        && firstFrameNanos.isPresent()
        && System.nanoTime() - firstFrameNanos.getAsLong() >= patienceNanos;
  }
}
