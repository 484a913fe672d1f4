package org.kaologin.agent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.agent.evaluation.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelStore;

/** The whole evaluation, on the synthetic persons written out in the layout that it reads. */
class EvaluationTest {
  private static final Path RECORDINGS = Path.of("../../models/recordings");

  /** Where the persons' heads lie in the sensor's picture: left, top, side. */
  private static final int LEFT = 170;

  private static final int TOP = 110;
  private static final int SIDE = 180;

  @TempDir Path folder;

  @BeforeEach
  void writeTwoPersons() throws Exception {
    write("alice", "alice-enrol");
    write("bob", "bob");
  }

  @Test
  void countsEveryAttemptAndEveryAttack() throws Exception {
    List<RecordedPerson> persons = KinectIrDepthLayout.read(folder);
    assertEquals(List.of("alice", "bob"), persons.stream().map(RecordedPerson::name).toList());
    List<Integer> progress = new ArrayList<>();
    EvaluationReport report;
    try (FaceEngine engine =
        FaceEngine.open(ModelStore.open(Path.of(System.getProperty("kao.models"))), 2)) {
      report =
          new Evaluation(engine, new DecisionSettings(1e-4))
              .run(KinectIrDepthLayout.NAME, persons, progress::add);
    }
    assertEquals(List.of(1, 2), progress);
    assertEquals(2, report.persons());
    assertEquals(18 + 6, report.frames());
    assertEquals(0, report.framesWithoutFace());
    // 15 frames of alice's in threes of five, 5 of bob's in one.
    assertEquals(4, report.genuineAttempts());
    assertEquals(4, report.impostorAttempts());
    assertEquals(0, report.impostorAccepted());
    assertEquals(0, report.frameEer(), 1e-9);
    assertEquals(
        Arrays.stream(AttackSpecies.values()).map(AttackSpecies::label).toList(),
        report.attacks().stream().map(AttackResult::species).toList());
    for (AttackResult attack : report.attacks()) {
      assertTrue(attack.presentations() > 0);
      assertEquals(0, attack.accepted(), attack.species());
    }
  }

  @Test
  void saysThatAFolderHasAnotherLayout() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    IOException e = assertThrows(IOException.class, () -> KinectIrDepthLayout.read(empty));
    assertTrue(e.getMessage().contains("it does not have the layout kinect2-ir-depth"));
  }

  @Test
  void saysWhichFileIsNoDepthPicture() throws IOException {
    Path file = folder.resolve("bob").resolve("0_depth.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    RecordedPerson bob = KinectIrDepthLayout.read(folder).get(1);
    IOException e = assertThrows(IOException.class, () -> bob.frames().get(0).read());
    assertTrue(e.getMessage().contains("0_depth.png is not a grey 16 bit PNG"), e.getMessage());
  }

  private void write(String person, String take) throws Exception {
    Path home = Files.createDirectory(folder.resolve(person));
    try (RecordingReader reader = RecordingReader.open(RECORDINGS.resolve(take + ".kaorec"))) {
      int k = 0;
      for (CapturedFrame frame : reader.remaining()) {
        png(frame.infrared().values(), home.resolve(k + "_long_exposure_infrared.png"));
        png(frame.depth().millimetres(), home.resolve(k + "_depth.png"));
        k++;
      }
    }
  }

  private static void png(float[] values, Path file) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
    short[] pixels = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        pixels[y * SIDE + x] = (short) values[(TOP + y) * 512 + LEFT + x];
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
