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
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.agent.evaluation.layouts.DataSet;
import org.kaologin.agent.evaluation.layouts.KinectIrDepthLayout;
import org.kaologin.agent.evaluation.layouts.RecordedPerson;
import org.kaologin.agent.evaluation.report.EmbeddingMap;
import org.kaologin.agent.evaluation.report.EvaluationReport;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptResult;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelStore;

/** The whole evaluation, on the synthetic persons written out in the layout that it reads. */
@Tag("long")
class EvaluationTest {
  private static final Path RECORDINGS = Path.of("../../models/recordings");

  /** Where the persons' heads lie in the sensor's picture: left, top, side. */
  private static final int LEFT = 170;

  private static final int TOP = 110;
  private static final int SIDE = 180;

  private static FaceEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    engine = FaceEngine.openAll(ModelStore.open(Path.of(System.getProperty("kao.models"))), 1);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void writeTwoPersons() throws Exception {
    write("alice", "alice-enrol");
    write("bob", "bob");
  }

  @Test
  void countsEveryAttemptAndEveryAttack() throws Exception {
    DataSet data = KinectIrDepthLayout.read(folder);
    assertEquals(
        List.of("alice", "bob"), data.persons().stream().map(RecordedPerson::name).toList());
    List<Integer> progress = new ArrayList<>();
    Evaluation.Result result =
        evaluation(10)
            .run(
                data,
                (done, total) -> {
                  assertEquals(30, total);
                  progress.add(done);
                });
    EvaluationReport report = result.report();
    assertEquals(30, progress.size());
    assertEquals(30, progress.get(29));
    assertEquals(2, report.persons());
    assertEquals(24 + 6, report.frames());
    assertEquals(0, report.framesWithoutFace());
    // Frames 0, 7, 14, 21 of alice's 24 enrol and frame 0 of bob's 6: 20 and 5 try.
    assertEquals(1, report.templates());
    assertEquals(3, report.framesPerAttempt());
    assertEquals(6 + 1, report.genuineAttempts());
    assertEquals(6 + 1, report.impostorAttempts());
    assertEquals(0, report.impostorAccepted());
    assertEquals(0, report.frameEer(), 1e-9);
    for (AttemptResult attempts : report.attempts()) {
      int runs = 20 / attempts.frames() + 5 / attempts.frames();
      assertEquals(runs, attempts.fnmr().of());
      assertEquals(runs, attempts.fmr().of());
    }
    assertEquals(5 * 5, report.attempts().size());
    assertEquals(Set.of("appearance", "shape", "siamese", "fusion"), report.comparators().keySet());
    assertEquals(25, report.comparators().get("appearance").genuineScores());
    assertEquals(25, report.comparators().get("appearance").impostorScores());
    assertEquals(Proportion.of(0, 2), report.failureToEnrol());
    assertEquals(Proportion.of(0, 25), report.failureToAcquire());
    assertEquals(
        Arrays.stream(AttackSpecies.values()).map(AttackSpecies::label).toList(),
        report.attacks().stream().map(AttackResult::species).toList());
    for (AttackResult attack : report.attacks()) {
      assertEquals(10, attack.presentations(), attack.species());
    }
    AttackResult flat = report.attacks().get(0);
    assertEquals(0, flat.accepted(), flat.species());
    assertEquals(0, flat.apcer().count(), flat.species());
    List<EmbeddingMap> maps = EmbeddingMap.of(result.subjects(), 1);
    assertEquals(2 * Comparators.FUSION.comparators().size(), maps.size(), "no colour");
    assertEquals(
        Set.of("PCA", "t-SNE"),
        maps.stream().map(EmbeddingMap::method).collect(Collectors.toSet()));
    assertEquals(30, maps.get(0).points().size());
  }

  @Test
  void isTheSameOnOneThread() throws Exception {
    DataSet data = KinectIrDepthLayout.read(folder);
    EvaluationReport many = evaluation(4).run(data, (done, total) -> {}).report();
    EvaluationReport one =
        new Evaluation(engine, new EvaluationOptions(1e-4, 4, 1, 7))
            .run(data, (done, total) -> {})
            .report();
    assertEquals(many, one);
  }

  @Test
  void endsWithTheFileThatIsWrong() throws Exception {
    Path file = folder.resolve("alice").resolve("9_depth.png");
    Files.write(file, new byte[] {1, 2, 3});
    DataSet data = KinectIrDepthLayout.read(folder);
    IOException e =
        assertThrows(IOException.class, () -> evaluation(0).run(data, (done, total) -> {}));
    assertTrue(e.getMessage().contains("9_depth.png is not a picture"), e.getMessage());
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
    RecordedPerson bob = KinectIrDepthLayout.read(folder).persons().get(1);
    IOException e = assertThrows(IOException.class, () -> bob.frames().get(0).read());
    assertTrue(e.getMessage().contains("0_depth.png is not a grey 16 bit PNG"), e.getMessage());
  }

  private static Evaluation evaluation(int presentations) {
    return new Evaluation(engine, new EvaluationOptions(1e-4, presentations, 2, 7));
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
