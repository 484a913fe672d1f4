package org.kaologin.agent.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.liveness.LivenessReading;

/** Looks who sits there now that the password is proven. */
final class SecondLook {
  /** Long enough for a sensor that was off; whoever typed may be gone a moment later. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private SecondLook() {}

  /**
   * Captures of one living face that was there alone.
   *
   * @return {@link Parameters#CONFIRMING_FRAMES} of them; none where there was more than one face,
   *     something without life, or too little
   */
  static List<FaceSample> take(Eyes eyes) throws CaptureException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    List<FaceSample> captures = new ArrayList<>();
    try (Gaze gaze = eyes.open()) {
      while (captures.size() < Parameters.CONFIRMING_FRAMES) {
        Optional<FrameAnalysis> seen = gaze.next(deadline, () -> false).map(Sighting::analysis);
        if (seen.isEmpty() || isDoubtful(seen.get())) {
          return List.of();
        }
        seen.get().sample().ifPresent(captures::add);
      }
    }
    return captures;
  }

  private static boolean isDoubtful(FrameAnalysis frame) {
    return frame.facesSeen() > 1 || !frame.liveness().map(LivenessReading::live).orElse(true);
  }
}
