package org.kaologin.agent.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;
import org.kaologin.agent.capture.recording.RecordingWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
  @Mixin private Output output;
  @Spec private CommandSpec spec;

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
    if (frames < 1) {
      throw new ParameterException(spec.commandLine(), "--frames is at least 1, not " + frames);
    }
    output.progress("The camera is starting.");
    try (FrameSource source = sensor.open()) {
      CapturedFrame first = next(source);
      Map<String, String> notes =
          new TreeMap<>(
              Map.of("source", source.description(), "created", Instant.now().toString()));
      try (RecordingWriter writer = RecordingWriter.create(file, first.calibration(), notes)) {
        record(source, first, writer);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (Exception e) {
        // Half a recording is none, and shows a face all the same.
        Files.deleteIfExists(file);
        throw e;
      }
    }
    output.print(
        Map.of("file", file.toString(), "frames", frames), frames + " frames are in " + file);
    return ExitCode.YES;
  }

  private void record(FrameSource source, CapturedFrame first, RecordingWriter writer)
      throws Exception {
    writer.add(first);
    while (writer.frames() < frames) {
      writer.add(next(source));
      output.progressInPlace(writer.frames() + " of " + frames + " frames");
    }
    writer.finish();
    output.progressEnds();
  }

  private static CapturedFrame next(FrameSource source) throws Exception {
    return source.next(System.nanoTime() + FRAME_PATIENCE.toNanos());
  }
}
