package org.kaologin.biometrics.decision;

import java.util.List;

/** Says how much an embedding speaks for being the person of some templates. */
public interface Comparator {

  /** Which embeddings of a sample it reads. */
  String id();

  /** What it is called in reports. */
  default String name() {
    return id();
  }

  /**
   * How far a probe is from the nearest template; smaller is more alike.
   *
   * @param templates at least one, of the probe's length
   */
  double distance(float[] probe, List<float[]> templates);

  /** The evidence of such a distance: a calibrated log likelihood ratio, in nats. */
  double evidence(double distance);
}
