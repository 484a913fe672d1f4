package org.kaologin.biometrics;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaologin.biometrics.attention.Attention;
import org.kaologin.biometrics.attention.Mesh;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.liveness.LivenessReading;

/**
 * Everything that one frame says.
 *
 * @param facesSeen how many faces, in infrared
 * @param box the largest one, in infrared pixels
 * @param landmarks of that one
 * @param sample of that one, when it can be used
 * @param liveness of that one, or of a face that only colour shows; empty when nothing is judged
 * @param attention of that one; empty where its head was not found
 * @param mesh of that one; empty where its head was not found
 * @param hints what keeps it from being used
 * @param nanos time each stage took, in nanoseconds
 */
public record FrameAnalysis(
    int facesSeen,
    Optional<FaceBox> box,
    Optional<Landmarks> landmarks,
    Optional<FaceSample> sample,
    Optional<LivenessReading> liveness,
    Optional<Attention> attention,
    Optional<Mesh> mesh,
    Set<Hint> hints,
    Map<Stage, Long> nanos) {

  public FrameAnalysis {
    hints = Set.copyOf(hints);
    nanos = Map.copyOf(nanos);
  }
}
