package org.kaologin.biometrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Samples and analyses as tests need them: an embedding of one number, repeated. */
final class Samples {
  private static final int NUMBERS = 128;

  private Samples() {}

  /** A sample whose distance to {@code at(b)} is {@code |a - b|}. */
  static FaceSample at(float place) {
    return at(place, 0, 0);
  }

  static FaceSample at(float place, double yaw, double pitch) {
    float[] embedding = new float[NUMBERS];
    Arrays.fill(embedding, (float) (place / Math.sqrt(NUMBERS)));
    return new FaceSample(
        Map.of(FaceSample.APPEARANCE, embedding), new HeadPose(yaw, pitch, 0), 700);
  }

  static FrameAnalysis live(FaceSample sample) {
    return analysis(sample, LivenessReading.Finding.LIVE);
  }

  static FrameAnalysis analysis(FaceSample sample, LivenessReading.Finding finding) {
    return new FrameAnalysis(
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of(sample),
        Optional.of(new LivenessReading(finding, 10, 25, 90, 4000)),
        Set.of(),
        new EnumMap<>(Stage.class));
  }

  static FrameAnalysis nobody() {
    return new FrameAnalysis(
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        new EnumMap<>(Stage.class));
  }
}
