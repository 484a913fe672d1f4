package org.kaologin.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * A recorded person, some time later: hair on the lower part of the face takes infrared away. They
 * sit still, so that every frame says the same.
 */
final class Beard {
  /** Where it begins, of the height of the face's box. */
  private static final double UPPER_RIM = 0.45;

  private static final int STEPS = 40;

  private final FaceEngine engine;
  private final List<CapturedFrame> frames;
  private final FaceBox box;
  private final Gallery enrolled;
  private final double[] evidence = new double[STEPS + 1];

  /**
   * On the face of a recording.
   *
   * @param enrolled what the person is compared with
   */
  Beard(FaceEngine engine, Path recording, Gallery enrolled) throws CaptureException {
    this.engine = engine;
    this.frames = frames(recording);
    this.box = analyse(frames.get(0)).box().orElseThrow();
    this.enrolled = enrolled;
    for (int step = 0; step <= STEPS; step++) {
      evidence[step] = evidence(density(step));
    }
  }

  private static List<CapturedFrame> frames(Path recording) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(recording)) {
      return reader.remaining();
    }
  }

  private FrameAnalysis analyse(CapturedFrame frame) {
    return engine.analyse(frame.toFrame(Optional.empty()));
  }

  /**
   * Writes a recording of the person with a beard so dense that each frame says about as much of it
   * being the person.
   *
   * @param nats evidence
   */
  void write(Path file, double nats) throws IOException, CaptureException {
    int nearest =
        IntStream.rangeClosed(0, STEPS)
            .boxed()
            .min(Comparator.comparingDouble(step -> Math.abs(evidence[step] - nats)))
            .orElseThrow();
    try (RecordingWriter writer =
        RecordingWriter.create(file, frames.get(0).calibration(), Map.of("note", "a beard"))) {
      for (int i = 0; i < frames.size(); i++) {
        writer.add(grown(i, density(nearest)));
      }
      writer.finish();
    }
  }

  private static double density(int step) {
    return (double) step / STEPS;
  }

  private double evidence(double density) {
    return analyse(grown(0, density))
        .sample()
        .map(probe -> enrolled.unbounded(probe).orElseThrow())
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * @param density 0 for none, 1 for one that swallows all light
   */
  private CapturedFrame grown(int number, double density) {
    CapturedFrame still = frames.get(0);
    float[] counts = still.infrared().values().clone();
    darken(counts, still.infrared().width(), box, density);
    return new CapturedFrame(
        frames.get(number).sequence(),
        frames.get(number).timestampNanos(),
        new InfraredImage(still.infrared().width(), still.infrared().height(), counts),
        still.depth(),
        still.colourJpeg(),
        still.calibration());
  }

  private static void darken(float[] counts, int width, FaceBox box, double density) {
    Random hair = new Random(1);
    int upper = (int) (box.top() + UPPER_RIM * (box.bottom() - box.top()));
    for (int y = upper; y < box.bottom(); y++) {
      for (int x = (int) box.left(); x < box.right(); x++) {
        counts[y * width + x] *= (float) (1 - density * (0.7 + 0.3 * hair.nextDouble()));
      }
    }
  }
}
