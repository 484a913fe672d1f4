package org.kaologin.biometrics;

import java.util.List;
import org.kaologin.biometrics.decision.EuclideanComparator;
import org.kaologin.biometrics.decision.Fusion;

/** The comparators of this version, with their calibration. */
public final class Comparators {
  /** dlib's descriptor on infrared. */
  public static final EuclideanComparator DLIB_INFRARED =
      new EuclideanComparator(
          FaceSample.DLIB_INFRARED,
          "appearance",
          Parameters.EVEN_DISTANCE,
          Parameters.NATS_PER_DISTANCE,
          Parameters.LARGEST_FRAME_EVIDENCE);

  /** All of them. */
  public static final Fusion ALL = new Fusion(List.of(DLIB_INFRARED));

  private Comparators() {}
}
