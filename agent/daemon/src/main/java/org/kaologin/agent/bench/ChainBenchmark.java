package org.kaologin.agent.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Stage;
import org.kaologin.models.ModelStore;

/** What one frame costs, stage by stage. */
final class ChainBenchmark {
  private static final int WARM_UP = 60;
  private static final int MEASURED = 200;

  private ChainBenchmark() {}

  static List<Figure> run(ModelStore models, Path recording, int threads, String suffix)
      throws Exception {
    List<CapturedFrame> frames;
    try (RecordingReader reader = RecordingReader.open(recording)) {
      frames = reader.remaining();
    }
    double[] whole = new double[MEASURED];
    Map<Stage, double[]> stages = new EnumMap<>(Stage.class);
    try (FaceEngine engine = FaceEngine.open(models, threads)) {
      for (int i = -WARM_UP; i < MEASURED; i++) {
        CapturedFrame frame = frames.get(Math.floorMod(i, frames.size()));
        long start = System.nanoTime();
        FrameAnalysis analysis = engine.analyse(frame.toFrame(Optional.empty()));
        if (i >= 0) {
          int index = i;
          whole[i] = (System.nanoTime() - start) / 1e6;
          analysis
              .nanos()
              .forEach(
                  (stage, nanos) ->
                      stages.computeIfAbsent(stage, s -> new double[MEASURED])[index] =
                          nanos / 1e6);
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("frame.chain" + suffix, "ms", whole));
    stages.forEach(
        (stage, values) ->
            figures.add(
                Figure.of(
                    "frame." + stage.name().toLowerCase(Locale.ROOT) + suffix, "ms", values)));
    return figures;
  }
}
