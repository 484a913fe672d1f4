package org.kaologin.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;

class EvaluateCommandTest {
  private static final Path RECORDINGS = Path.of("../../models/recordings");

  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();

  @Test
  void writesBothReports() throws Exception {
    for (String person : List.of("alice", "bob", "carol")) {
      Files.copy(RECORDINGS.resolve(person + ".kaorec"), folder.resolve(person + ".kaorec"));
    }
    Files.copy(RECORDINGS.resolve("alice-print.kaorec"), folder.resolve("bob-attack-a.kaorec"));
    Path json = folder.resolve("report.json");
    Path html = folder.resolve("report.html");
    assertEquals(
        0,
        run(
            "evaluate",
            "recordings",
            folder.toString(),
            "--presentations",
            "6",
            "--json",
            json.toString(),
            "--html",
            html.toString()),
        errors.toString());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals("recordings", report.get("layout").asText());
    assertEquals(3, report.get("persons").asInt());
    assertEquals(1e-4, report.get("fmrTarget").asDouble());
    for (String count :
        List.of("genuineAttempts", "genuineRefused", "impostorAttempts", "impostorAccepted")) {
      assertTrue(report.get(count).isInt(), count);
    }
    assertTrue(report.get("frameEer").isNumber());
    for (String name : List.of("appearance", "fusion")) {
      JsonNode comparator = report.get("comparators").get(name);
      for (String rate : List.of("eer", "dPrime", "fnmrAt1e-3", "fnmrAt1e-4")) {
        assertTrue(comparator.get(rate).isNumber(), name + " " + rate);
      }
    }
    JsonNode attacks = report.get("attacks");
    assertEquals("flat-print", attacks.get(0).get("species").asText());
    assertEquals(6, attacks.get(0).get("presentations").asInt());
    assertEquals(0, attacks.get(0).get("accepted").asInt());
    assertEquals("recorded a", attacks.get(attacks.size() - 1).get("species").asText());
    assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void enrolsFromTheFirstFramesWhereAsked() throws Exception {
    for (String person : List.of("alice", "bob")) {
      Files.copy(RECORDINGS.resolve(person + ".kaorec"), folder.resolve(person + ".kaorec"));
    }
    Path json = folder.resolve("report.json");
    assertEquals(
        0,
        run(
            "evaluate",
            "recordings",
            folder.toString(),
            "--first",
            "2",
            "--presentations",
            "0",
            "--json",
            json.toString()),
        errors.toString());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(2, report.get("templates").asInt());
    assertTrue(report.get("notes").toString().contains("first 2 frames enrol"));
    assertEquals(
        report.get("frames").asInt() - 2 * 2,
        report.get("comparators").get("appearance").get("genuineScores").asInt());
    assertTrue(report.get("comparators").has("siamese-colour"), "what nobody calibrated is told");
  }

  @Test
  void verifiesPairsOfPhotographs() throws Exception {
    photographs("alice", 2);
    photographs("bob", 2);
    Files.writeString(
        folder.resolve("pairs.txt"), "2\nalice 1 2\nbob 1 2\nalice 1 bob 2\nalice 2 bob 1\n");
    Path json = folder.resolve("report.json");
    assertEquals(
        0, run("evaluate", "lfw", folder.toString(), "--json", json.toString()), errors.toString());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(2, report.get("persons").asInt());
    assertEquals(2, report.get("genuineAttempts").asInt());
    assertEquals(2, report.get("impostorAttempts").asInt());
    assertEquals(0, report.get("genuineRefused").asInt());
    assertEquals(0, report.get("impostorAccepted").asInt());
    assertEquals(0, report.get("comparators").get("appearance").get("eer").asDouble());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertEquals(2, run("evaluate", "lfw", folder.toString(), "--fmr", "0.5"));
    assertEquals(2, run("evaluate", "lfw", folder.toString(), "--presentations", "-1"));
    assertEquals(2, run("evaluate", "lfw", folder.toString(), "--first", "8"));
    assertEquals(2, run("evaluate", "recordings", folder.toString(), "--first", "0"));
    assertEquals(ExitCode.FAILED, run("evaluate", "lfw", folder.toString()));
    assertTrue(errors.toString().contains("does not have the layout lfw"), errors.toString());
  }

  /** The colour camera's own pictures of a synthetic person, the first and the last. */
  private void photographs(String person, int count) throws Exception {
    Path home = Files.createDirectory(folder.resolve(person));
    try (RecordingReader reader = RecordingReader.open(RECORDINGS.resolve(person + ".kaorec"))) {
      List<CapturedFrame> frames =
          reader.remaining().stream().filter(frame -> frame.colourJpeg().isPresent()).toList();
      for (int i = 0; i < count; i++) {
        CapturedFrame frame = frames.get(i * (frames.size() - 1));
        Files.write(
            home.resolve(String.format("%s_%04d.jpg", person, i + 1)),
            frame.colourJpeg().orElseThrow());
      }
    }
  }

  private int run(String... arguments) {
    picocli.CommandLine kao = Kao.commandLine();
    kao.setErr(new PrintWriter(errors, true));
    kao.setOut(new PrintWriter(new StringWriter(), true));
    return kao.execute(arguments);
  }
}
