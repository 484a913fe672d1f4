package org.kaologin.biometrics.adaptation;

import java.util.Objects;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Parameters;

/**
 * A capture that opened. It helps to match, but nothing else is admitted for its sake: else a chain
 * of look-alikes would lead anywhere.
 *
 * @param template the capture
 * @param unlocksLeft how many more it serves, 1 to {@link Parameters#FRESH_UNLOCKS}
 */
public record Fresh(FaceSample template, int unlocksLeft) {

  public Fresh {
    Objects.requireNonNull(template);
    if (unlocksLeft < 1 || unlocksLeft > Parameters.FRESH_UNLOCKS) {
      throw new IllegalArgumentException("unlocks left: " + unlocksLeft);
    }
  }

  static Fresh of(FaceSample capture) {
    return new Fresh(capture, Parameters.FRESH_UNLOCKS);
  }
}
