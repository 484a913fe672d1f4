package org.kaologin.agent.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;
import org.kaologin.agent.capture.recording.RecordingWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what the sensor sees. */
@Command(
    name = "record",
    description = {
      "Records colour, infrared and depth into a file that only you can read.",
      "It shows your face: whoever has it knows how you look."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
  private static final Duration FRAME_PATIENCE = Duration.ofSeconds(10);

  @Mixin private SensorOptions sensor;

  @Parameters(paramLabel = "FILE", description = "A new file; .kaorec is usual.")
  private Path file;

  @Option(
      names = "--frames",
      paramLabel = "NUMBER",
      description = "How many frames (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int frames;

  @Override
  public Integer call() throws Exception {
    try (FrameSource source = sensor.open()) {
      CapturedFrame frame = next(source);
      Map<String, String> notes = new TreeMap<>(Map.of("source", source.description()));
      try (RecordingWriter writer = RecordingWriter.create(file, frame.calibration(), notes)) {
        writer.add(frame);
        while (writer.frames() < frames) {
          writer.add(next(source));
          System.err.printf("\r%d of %d frames", writer.frames(), frames);
        }
        writer.finish();
        System.err.println();
      }
    }
    return ExitCode.YES;
  }

  private static CapturedFrame next(FrameSource source) throws Exception {
    return source.next(System.nanoTime() + FRAME_PATIENCE.toNanos());
  }
}
