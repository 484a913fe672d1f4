package org.kaologin.biometrics.decision;

import java.util.List;

/** Says how unlike an embedding is to some templates. */
public interface Comparator {

  /** Which embeddings of a sample it reads; its name in calibration and reports. */
  String id();

  /**
   * How far a probe is from what the templates span; smaller is more alike.
   *
   * @param templates at least one, of the probe's length
   */
  double distance(float[] probe, List<float[]> templates);
}
