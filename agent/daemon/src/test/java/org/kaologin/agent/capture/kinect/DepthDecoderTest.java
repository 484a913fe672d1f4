package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.virtualkinect.VirtualKinect;

/** Ours against the library's, on the same raw packets. */
class DepthDecoderTest {
  private static Path recording;
  private static VirtualKinect device;

  @BeforeAll
  static void plugIn(@TempDir Path folder) throws Exception {
    recording = folder.resolve("scene.kaorec");
    try (RecordingWriter writer =
        RecordingWriter.create(recording, TestFrames.CALIBRATION, Map.of())) {
      writer.add(TestFrames.frame(0, Optional.empty()));
      writer.finish();
    }
    device = VirtualKinect.install(Optional.of(recording));
  }

  @Test
  void agreesOnACleanScene() throws Exception {
    Comparison comparison = compare(0);
    assertTrue(comparison.meanError < 0.1, comparison.toString());
    assertTrue(comparison.both > 210_000, comparison.toString());
    assertTrue(comparison.oneOnly < 50, comparison.toString());
  }

  @Test
  void agreesOnANoisySceneAlsoAboutWhatIsNotKnown() throws Exception {
    Comparison comparison = compare(60);
    assertTrue(comparison.meanError < 0.5, comparison.toString());
    assertTrue(comparison.both > 50_000, comparison.toString());
    assertTrue(comparison.neither > 20_000, "phases contradict each other: " + comparison);
    assertTrue(comparison.oneOnly < 0.002 * comparison.both, comparison.toString());
    assertTrue(comparison.infraredError < 0.001, comparison.toString());
  }

  /**
   * Two processors have 66 ms between two frames. The fastest of many tells what a frame costs; the
   * others tell what else runs on the machine.
   */
  @Test
  void keepsUpWithTheSensorOnTwoProcessors() throws Exception {
    device.play(recording);
    ForkJoinPool one = new ForkJoinPool(1);
    try (KinectV2Source source = KinectV2Source.open()) {
      long nanos = one.submit(() -> fastest(source)).get();
      assertTrue(nanos < 2 * 33_333_333L, nanos / 1e6 + " ms of processor time a frame");
    } finally {
      one.shutdown();
    }
  }

  /** Processor time of a frame, decoded on this thread alone. */
  private static long fastest(KinectV2Source source) throws Exception {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      long start = clock.getCurrentThreadCpuTime();
      source.next(System.nanoTime() + 10_000_000_000L);
      least = Math.min(least, clock.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  /**
   * @param both how many pixels both decoders know
   * @param neither how many neither does
   * @param oneOnly how many one of them does
   * @param meanError of the depths that both know, in mm
   * @param infraredError mean, as a part of the value
   */
  private record Comparison(
      int both, int neither, int oneOnly, double meanError, double infraredError) {}

  private static Comparison compare(double noise) throws Exception {
    device.play(recording, noise);
    CapturedFrame ours;
    try (KinectV2Source source = KinectV2Source.open()) {
      ours = source.next(System.nanoTime() + 10_000_000_000L);
    }
    ReferenceDecoder reference = ReferenceDecoder.look();
    int both = 0;
    int neither = 0;
    int oneOnly = 0;
    double error = 0;
    double infraredError = 0;
    for (int i = 0; i < DepthTables.PIXELS; i++) {
      float expected = reference.millimetres()[i];
      // The library clips in the filter that is off here, and only there.
      boolean known = expected >= 300 && expected <= 8000;
      float depth = ours.depth().millimetres()[i];
      if (known && depth > 0) {
        both++;
        error += Math.abs(depth - expected);
      } else if (!known && depth == 0) {
        neither++;
      } else {
        oneOnly++;
      }
      infraredError +=
          Math.abs(ours.infrared().values()[i] - reference.infrared()[i])
              / Math.max(reference.infrared()[i], 1);
    }
    return new Comparison(both, neither, oneOnly, error / both, infraredError / DepthTables.PIXELS);
  }
}
