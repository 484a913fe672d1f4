package org.kaologin.biometrics.liveness;

import java.util.ArrayDeque;
import java.util.Deque;
import org.kaologin.biometrics.Parameters;

/**
 * A nod: the head sinks or rises and comes back, within about a second and a half. Not thread-safe.
 */
public final class Nod {
  private final Deque<Double> pitches = new ArrayDeque<>();
  private boolean seen;

  /** Takes the head's pitch in a frame, in degrees. */
  public void saw(double pitchDegrees) {
    pitches.addLast(pitchDegrees);
    if (pitches.size() > Parameters.NOD_FRAMES) {
      pitches.removeFirst();
    }
    seen |= isNod(1) || isNod(-1);
  }

  /** Whether there was one. */
  public boolean isSeen() {
    return seen;
  }

  /** Whether the pitch went far in a direction and came back to where it was. */
  private boolean isNod(int direction) {
    double from = Double.POSITIVE_INFINITY;
    double farthest = 0;
    double now = direction * pitches.getLast();
    for (double pitch : pitches) {
      double place = direction * pitch;
      if (place < from) {
        from = place;
        farthest = 0;
      }
      farthest = Math.max(farthest, place - from);
    }
    return farthest >= Parameters.NOD_DEGREES && now - from <= Parameters.NOD_BACK_DEGREES;
  }
}
