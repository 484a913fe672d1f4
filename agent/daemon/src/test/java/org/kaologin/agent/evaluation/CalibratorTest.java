package org.kaologin.agent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.evaluation.calibration.Calibrator;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.CalibrationFile;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelStore;

/** Persons on a line, so that every distance is known. */
class CalibratorTest {
  private static final List<Comparator> TWO = List.of(Comparators.APPEARANCE, Comparators.SHAPE);
  private static final int PROBES = 40;

  private final Random random = new Random(6);
  private final Catalogue catalogue =
      ModelStore.open(Path.of(System.getProperty("kao.models"))).catalogue();

  private static FrameAnalysis frame(Map<String, Double> places) {
    Map<String, float[]> embeddings = new HashMap<>();
    places.forEach((name, place) -> embeddings.put(name, new float[] {place.floatValue()}));
    return new FrameAnalysis(
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new FaceSample(embeddings, new HeadPose(0, 0, 0), 700)),
        Optional.of(LivenessReading.NO_SURFACE),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Map.of());
  }

  /** One template; probes that lie so far beyond it. */
  private Subject person(String name, double place, double away, double spread) {
    List<FrameAnalysis> probes = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      double error = spread * random.nextGaussian();
      // The shape errs half as much, always to the same side.
      probes.add(
          frame(
              Map.of(
                  FaceSample.APPEARANCE, place + away + error,
                  FaceSample.SHAPE, place + away + error / 2)));
    }
    Map<String, Double> template = Map.of(FaceSample.APPEARANCE, place, FaceSample.SHAPE, place);
    return new Subject(name, List.of(frame(template)), probes, List.of());
  }

  private List<Subject> persons() {
    return List.of(person("a", 0, 1, 0.2), person("b", 10, 1, 0.2), person("c", 20, 1, 0.2));
  }

  @Test
  void measuresMeansAndHowTheyErrTogether() {
    Calibration found = new Calibrator(TWO, catalogue).measure(persons(), "a line");

    assertEquals(
        List.of("appearance", "shape"), found.scales().stream().map(s -> s.comparator()).toList());
    Calibration.Scale appearance = found.scales().get(0);
    assertEquals("dlib-descriptor", appearance.model());
    assertEquals(catalogue.entry("dlib-descriptor").sha256(), appearance.sha256());
    assertEquals(1, appearance.genuineMean(), 0.05);
    // 9 and 19 to the left, 11 and 21 to the right: of two each and one each.
    assertEquals((2 * 9 + 2 * 11 + 19 + 21) / 6.0, appearance.impostorMean(), 0.1);
    assertEquals(3, found.persons());
    assertEquals(3 * PROBES, found.genuine());
    assertEquals(6 * PROBES, found.impostor());
    double own = 0.2 * 0.2 / 2;
    double others = found.covariance().get(0).get(0) - own;
    assertEquals(found.covariance().get(0).get(1), own / 2 + others, 0.02);
    assertEquals(found.covariance().get(0).get(1), found.covariance().get(1).get(0), 1e-12);
    assertTrue(found.genuineEvidence().mean() > 0 && found.impostorEvidence().mean() < 0);
  }

  @Test
  void framesThatErrEachOnItsOwnAreIndependent() {
    Calibration found = new Calibrator(TWO, catalogue).measure(persons(), "a line");
    assertEquals(0, found.genuineEvidence().correlation(), 0.1);
    assertTrue(found.impostorEvidence().correlation() > 0.9, "each stranger is as far as he is");
  }

  @Test
  void isReadAgainAsItWasWritten() throws Exception {
    Calibration found = new Calibrator(TWO, catalogue).measure(persons(), "a line");
    byte[] json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(found);
    assertEquals(found, CalibrationFile.read(new ByteArrayInputStream(json)));
  }

  @Test
  void measuresWhatEverybodysTemplatesServe() {
    assertEquals(TWO, Calibrator.measurable(persons()));
    List<Subject> one = new ArrayList<>(persons());
    FrameAnalysis shapeless = frame(Map.of(FaceSample.APPEARANCE, 5.0));
    one.add(new Subject("d", List.of(shapeless), List.of(), List.of()));
    assertEquals(List.of(Comparators.APPEARANCE), Calibrator.measurable(one));
  }

  @Test
  void doesNotTellFromOneAttemptHowAttemptsDiffer() {
    List<Subject> alone = List.of(person("a", 0, 1, 0.2));
    Calibrator calibrator = new Calibrator(TWO, catalogue);
    assertThrows(RuntimeException.class, () -> calibrator.measure(alone, "one person"));
  }
}
