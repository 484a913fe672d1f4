package org.kaologin.biometrics;

import java.util.Optional;
import java.util.Set;

/**
 * Where an enrolment stands.
 *
 * @param covered looks taken, in both rounds
 * @param total looks wanted
 * @param wanted the view to show next; empty when complete
 * @param hints what keeps this frame from being used
 * @param taken views of which all templates are taken
 * @param confirmed views looked at in the second round
 * @param turned how far the head is turned now from its own straight look; empty when this frame
 *     does not measure it, or that look is not known yet
 */
public record EnrolmentStep(
    int covered,
    int total,
    Optional<View> wanted,
    Set<Hint> hints,
    Set<View> taken,
    Set<View> confirmed,
    Optional<HeadPose> turned) {

  public EnrolmentStep {
    hints = Set.copyOf(hints);
    taken = Set.copyOf(taken);
    confirmed = Set.copyOf(confirmed);
  }

  /** Whether all views are taken. */
  public boolean complete() {
    return wanted.isEmpty();
  }

  /** A view of the head, as the person feels it: left is their left. */
  public enum View {
    STRAIGHT,
    LEFT,
    RIGHT,
    UP,
    DOWN
  }
}
