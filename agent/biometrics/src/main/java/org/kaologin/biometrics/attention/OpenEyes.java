package org.kaologin.biometrics.attention;

import java.util.Collection;
import org.kaologin.biometrics.Parameters;

/**
 * How wide a person's open eyes are. Narrow eyes that are open look like wide ones that are closed,
 * so each is measured against what was enrolled.
 *
 * @param usual openness, see {@link Attention#openness}
 */
public record OpenEyes(double usual) {

  /**
   * Those of a person.
   *
   * @param enrolled openness in the templates; unknown ones are NaN
   */
  public static OpenEyes of(Collection<Double> enrolled) {
    double[] known =
        enrolled.stream().mapToDouble(d -> d).filter(Double::isFinite).sorted().toArray();
    return new OpenEyes(known.length == 0 ? Parameters.USUAL_OPENNESS : known[known.length / 2]);
  }

  /** The openness from which they are open. */
  public double least() {
    return Math.max(Parameters.LEAST_OPENNESS, usual * Parameters.OPEN_SHARE);
  }

  /** Whether the eyes are open. */
  public boolean areOpen(Attention attention) {
    return attention.openness() >= least();
  }

  /** Whether the eyes are open and the face is towards the screen. */
  public boolean attend(Attention attention) {
    return areOpen(attention) && attention.turnedDegrees() <= Parameters.LARGEST_TURN_DEGREES;
  }
}
