package org.kaologin.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.Stage;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import picocli.CommandLine;

/** Recordings at the terminal: made, played, refused. */
class RecordPlayTest {
  @TempDir Path folder;

  @Test
  void recordsWhatTheSourcePlaysAndPlaysIt() throws Exception {
    Path file = folder.resolve("new.kaorec");
    Path from = Stage.recordingOf("alice");
    Terminal recorded =
        kao("record", file.toString(), "--from", from.toString(), "--frames", "3", "--json");
    assertEquals(0, recorded.exitCode(), recorded.complained());
    assertEquals(3, new ObjectMapper().readTree(recorded.said()).get("frames").asInt());
    assertTrue(recorded.complained().contains("3 of 3 frames"), recorded.complained());
    assertTrue(RecordingReader.notes(file).contains("created="));
    try (RecordingReader original = RecordingReader.open(from);
        RecordingReader copy = RecordingReader.open(file)) {
      assertEquals(original.calibration(), copy.calibration());
      List<CapturedFrame> shown = original.remaining();
      for (CapturedFrame frame : copy.remaining()) {
        assertTrue(shown.stream().anyMatch(other -> isSame(frame, other)));
      }
    }

    JsonNode played = new ObjectMapper().readTree(kao("play", file.toString(), "--json").said());
    assertEquals(3, played.size());
    assertEquals(1, played.get(0).get("faces").asInt());
    assertEquals("LIVE", played.get(0).get("life").asText());
    assertEquals(3, kao("play", file.toString()).said().lines().count());

    Terminal again = kao("record", file.toString(), "--from", from.toString());
    assertEquals(ExitCode.FAILED, again.exitCode());
    assertTrue(again.complained().contains("new.kaorec exists already"), again.complained());
    assertEquals(0, kao("play", file.toString()).exitCode(), "and the first is still whole");
  }

  @Test
  void leavesNothingOfARecordingThatFailed() throws Exception {
    Path from = folder.resolve("changes.kaorec");
    Files.copy(Stage.recordingOf("alice"), from);
    Path file = folder.resolve("half.kaorec");
    StringWriter errors = new StringWriter();
    CommandLine kao = Kao.commandLine();
    // The source is damaged once the first frames are in the file.
    kao.setErr(
        new PrintWriter(errors, true) {
          @Override
          public void print(String text) {
            super.print(text);
            if (text.contains("2 of 60")) {
              damage(from);
            }
          }
        });
    assertEquals(
        ExitCode.FAILED, kao.execute("record", file.toString(), "--from", from.toString()));
    assertTrue(errors.toString().contains("cannot be used"), errors.toString());
    assertTrue(Files.notExists(file));
  }

  private static void damage(Path recording) {
    try {
      Files.write(recording, new byte[(int) Files.size(recording)]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    String from = Stage.recordingOf("alice").toString();
    for (String frames : List.of("0", "-1", "many")) {
      assertEquals(
          2,
          kao("record", folder.resolve("x").toString(), "--from", from, "--frames", frames)
              .exitCode());
    }
    assertTrue(Files.notExists(folder.resolve("x")));
    assertEquals(2, kao("play", from, "--threads", "0").exitCode());
  }

  private static boolean isSame(CapturedFrame one, CapturedFrame other) {
    return Arrays.equals(one.infrared().values(), other.infrared().values())
        && Arrays.equals(one.depth().millimetres(), other.depth().millimetres())
        && Arrays.equals(one.colourJpeg().orElse(null), other.colourJpeg().orElse(null));
  }

  private static Terminal kao(String... arguments) {
    return Terminal.run(List.of(arguments));
  }
}
