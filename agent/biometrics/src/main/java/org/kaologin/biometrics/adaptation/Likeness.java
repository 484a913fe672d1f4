package org.kaologin.biometrics.adaptation;

import java.util.List;
import java.util.OptionalDouble;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;

/** How alike faces are to some templates, in nats and as a false match rate. */
final class Likeness {
  private final Gallery gallery;

  /**
   * @param gallery to compare with
   */
  Likeness(Gallery gallery) {
    this.gallery = gallery;
  }

  /** The evidence of one capture in nats, as an unlock counts it. */
  double evidence(FaceSample capture) {
    return orNone(gallery.evidence(capture));
  }

  /** The same without its bound above. */
  double unbounded(FaceSample capture) {
    return orNone(gallery.unbounded(capture));
  }

  /** How often a stranger's single frame says as much, 0 to 1. */
  double rate(FaceSample capture) {
    return Comparators.FUSION.calibration().impostorEvidence().chanceAbove(unbounded(capture), 1);
  }

  /** How often as many frames of a stranger say as much on the average, 0 to 1. */
  double rate(List<FaceSample> captures) {
    double mean =
        captures.stream().mapToDouble(this::evidence).average().orElse(Double.NEGATIVE_INFINITY);
    return Comparators.FUSION
        .calibration()
        .impostorEvidence()
        .chanceAbove(mean, Math.max(1, captures.size()));
  }

  /** What cannot be compared is like nothing. */
  private static double orNone(OptionalDouble nats) {
    return nats.orElse(Double.NEGATIVE_INFINITY);
  }
}
