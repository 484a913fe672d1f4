package org.kaologin.biometrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaologin.biometrics.attention.Attention;
import org.kaologin.biometrics.liveness.HeadRelief;
import org.kaologin.biometrics.liveness.InColour;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.biometrics.liveness.Shading;

/** Samples and analyses as tests need them: an embedding of one number, repeated. */
public final class Samples {
  /** Openness of eyes that are open, and of eyes that are closed. */
  static final double OPEN = 0.3;

  static final double SHUT = 0.12;

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
        Map.of(FaceSample.APPEARANCE, embedding), new HeadPose(yaw, pitch, 0), 700, OPEN);
  }

  /** A frame of a living face that looks. */
  public static FrameAnalysis live(FaceSample sample) {
    return analysis(sample, LivenessReading.Finding.LIVE);
  }

  static FrameAnalysis analysis(FaceSample sample, LivenessReading.Finding finding) {
    return analysis(sample, finding, new Attention(OPEN, 5));
  }

  /** The live person, eyes and head as given. */
  static FrameAnalysis looking(FaceSample sample, double openness, double turnedDegrees) {
    return analysis(sample, LivenessReading.Finding.LIVE, new Attention(openness, turnedDegrees));
  }

  /** The live person who looks, and what colour says of them. */
  static FrameAnalysis inColour(FaceSample sample, InColour inColour) {
    return analysis(sample, LivenessReading.Finding.LIVE, new Attention(OPEN, 5), inColour);
  }

  private static FrameAnalysis analysis(
      FaceSample sample, LivenessReading.Finding finding, Attention attention) {
    return analysis(sample, finding, attention, InColour.UNKNOWN);
  }

  private static FrameAnalysis analysis(
      FaceSample sample, LivenessReading.Finding finding, Attention attention, InColour inColour) {
    return new FrameAnalysis(
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of(sample),
        Optional.of(
            new LivenessReading(
                finding,
                10,
                25,
                90,
                4000,
                new HeadRelief(1, 0.8),
                new Shading(0.4, 0.25),
                inColour)),
        Optional.of(attention),
        Optional.empty(),
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
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        new EnumMap<>(Stage.class));
  }
}
