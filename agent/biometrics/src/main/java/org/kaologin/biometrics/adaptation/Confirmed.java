package org.kaologin.biometrics.adaptation;

import java.util.Objects;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Parameters;

/**
 * A capture that the password confirmed. With what was enrolled it is an anchor: others are
 * admitted for being near it.
 *
 * @param template the capture
 * @param unlocksWithout how many unlocks in a row it had no part in, 0 to {@link
 *     Parameters#CONFIRMED_UNLOCKS} - 1
 */
public record Confirmed(FaceSample template, int unlocksWithout) {

  public Confirmed {
    Objects.requireNonNull(template);
    if (unlocksWithout < 0 || unlocksWithout >= Parameters.CONFIRMED_UNLOCKS) {
      throw new IllegalArgumentException("unlocks without it: " + unlocksWithout);
    }
  }
}
