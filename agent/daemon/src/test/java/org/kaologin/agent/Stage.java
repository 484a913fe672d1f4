package org.kaologin.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/** What stands in front of the sensor: a recording that is changed by changing a link. */
public final class Stage {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("kao.models"), "../../recordings").normalize();

  private final Path link;

  Stage(Path folder) {
    this.link = folder.resolve("now.kaorec");
  }

  /** One of the project's recordings. */
  public static Path recordingOf(String name) {
    return RECORDINGS.resolve(name + ".kaorec");
  }

  /** What the sensor is to play. */
  Path recording() {
    return link;
  }

  /** From the next opening on, the sensor sees one of the project's recordings. */
  void show(String name) throws IOException {
    show(recordingOf(name));
  }

  /** From the next opening on, the sensor sees a bare wall. */
  void showNobody() throws IOException {
    Path file = link.resolveSibling("nobody.kaorec");
    if (Files.notExists(file)) {
      float[] counts = new float[TestFrames.WIDTH * TestFrames.HEIGHT];
      float[] millimetres = counts.clone();
      Arrays.fill(counts, 700);
      Arrays.fill(millimetres, 2500);
      try (RecordingWriter writer =
          RecordingWriter.create(file, TestFrames.CALIBRATION, Map.of("note", "a wall"))) {
        writer.add(
            new CapturedFrame(
                0,
                0,
                new InfraredImage(TestFrames.WIDTH, TestFrames.HEIGHT, counts),
                new DepthImage(TestFrames.WIDTH, TestFrames.HEIGHT, millimetres),
                Optional.empty(),
                TestFrames.CALIBRATION));
        writer.finish();
      }
    }
    show(file);
  }

  /** From the next opening on, there is no sensor. */
  void unplug() throws IOException {
    Files.deleteIfExists(link);
  }

  /** From the next opening on, the sensor sees a recording. */
  void show(Path file) throws IOException {
    Path next = link.resolveSibling("next.kaorec");
    Files.createSymbolicLink(next, file);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
  }
}
