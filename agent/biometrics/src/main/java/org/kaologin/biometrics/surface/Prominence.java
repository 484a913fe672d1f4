package org.kaologin.biometrics.surface;

/**
 * How far a nose stands out in every direction.
 *
 * <p>Through every point of a developable surface, that is of anything that paper can become
 * without being stretched or cut (plane, cylinder, cone, any fold), runs a straight line that lies
 * in it (do Carmo, Differential Geometry of Curves and Surfaces, 5-8). Along that line the point
 * does not stand out over the chord between two points left and right of it, however the sheet is
 * bent and held. The tip of a nose stands out along every line. So the least height over all chords
 * through a point tells them apart, and needs neither a fit nor a training set. The tip of a cone
 * stands out as well; {@link org.kaologin.biometrics.liveness.HeadRelief} tells it from a nose.
 */
final class Prominence {
  /** Lines through a point, evenly over the half turn. */
  private static final int LINES = 24;

  /** Half the chord, in mm: from the tip of a nose to the cheek, the lip, the bridge. */
  private static final double[] REACHES = {26, 32};

  /**
   * How far the tip may be from where the landmarks say, in mm, and the steps it is searched in.
   */
  private static final double SEARCH = 20;

  private static final double STEP = 4;

  private Prominence() {}

  /**
   * The largest prominence around the origin, in mm. Where depth is missing nothing stands out: a
   * hole never makes a face.
   */
  static double of(HeightMap map) {
    double best = 0;
    for (double v = -SEARCH; v <= SEARCH; v += STEP) {
      for (double u = -SEARCH; u <= SEARCH; u += STEP) {
        if (u * u + v * v <= SEARCH * SEARCH) {
          for (double reach : REACHES) {
            best = Math.max(best, at(map, u, v, reach));
          }
        }
      }
    }
    return best;
  }

  /** The least height over a chord through a point; 0 where one is unknown. */
  private static double at(HeightMap map, double u, double v, double reach) {
    double here = map.at(u, v);
    double least = Double.POSITIVE_INFINITY;
    for (int line = 0; line < LINES; line++) {
      double angle = Math.PI * line / LINES;
      double du = reach * Math.cos(angle);
      double dv = reach * Math.sin(angle);
      double height = here - (map.at(u + du, v + dv) + map.at(u - du, v - dv)) / 2;
      if (Double.isNaN(height)) {
        return 0;
      }
      least = Math.min(least, height);
    }
    return least;
  }
}
