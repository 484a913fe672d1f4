package org.kaologin.biometrics;

import java.util.Optional;
import java.util.Set;

/**
 * Where an enrolment stands.
 *
 * @param covered views taken
 * @param total views wanted
 * @param wanted the view to show next; empty when complete
 * @param hints what keeps this frame from being used
 */
public record EnrolmentStep(int covered, int total, Optional<View> wanted, Set<Hint> hints) {

  public EnrolmentStep {
    hints = Set.copyOf(hints);
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
