package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Hint;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.attention.OpenEyes;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.liveness.SignOfLife;
import org.kaologin.models.ModelStore;

/** Closed eyes and a blink, as the sensor sees them of somebody rendered. */
class AttentionTest {
  /** Alice's eyes, frame by frame: open, closed, open. */
  private static final String BLINK = "+++---+++";

  private static List<FaceSample> templates;
  private static List<FrameAnalysis> awake;
  private static List<FrameAnalysis> blinking;
  private static List<FrameAnalysis> masked;

  @BeforeAll
  static void look() throws Exception {
    try (FaceEngine engine =
        FaceEngine.open(ModelStore.open(Path.of(System.getProperty("kao.models"))), 2)) {
      templates =
          analyses(engine, "alice-enrol", UnaryOperator.identity()).stream()
              .flatMap(frame -> frame.sample().stream())
              .toList();
      awake = analyses(engine, "alice", UnaryOperator.identity());
      blinking = analyses(engine, "alice-blink", UnaryOperator.identity());
      masked =
          analyses(engine, "alice-blink", AttackSpecies.PAINTED_MASK.presentation(new Random(1)));
    }
  }

  @Test
  void closedEyesAreSeen() {
    OpenEyes eyes = OpenEyes.of(templates.stream().map(FaceSample::eyeOpenness).toList());
    StringBuilder seen = new StringBuilder();
    for (FrameAnalysis frame : blinking) {
      seen.append(eyes.attend(frame.attention().orElseThrow()) ? '+' : '-');
    }
    assertEquals(BLINK, seen.toString());
  }

  @Test
  void theMeshLiesWhereTheFaceIs() {
    for (FrameAnalysis frame : awake) {
      Landmarks marks = frame.landmarks().orElseThrow();
      List<Point> mesh = frame.mesh().orElseThrow().points();
      assertEquals(468, mesh.size());
      double most = marks.eyeDistance() / 8;
      // The corners of the eyes, in dlib's order.
      List<Point> corners = List.of(mesh.get(263), mesh.get(362), mesh.get(33), mesh.get(133));
      for (int i = 0; i < corners.size(); i++) {
        double apart = corners.get(i).distance(marks.points().get(i));
        assertTrue(apart < most, "corner " + i + " is " + apart + " of " + most + " pixels away");
      }
    }
  }

  @Test
  void aSleepingPersonOpensNothing() {
    UnlockAttempt attempt = attempt(SignOfLife.NONE);
    for (FrameAnalysis frame : blinking.subList(3, 6)) {
      assertEquals(new Judgement.Undecided(Set.of(Hint.OPEN_YOUR_EYES)), attempt.offer(frame));
    }
    assertInstanceOf(Judgement.Unattended.class, attempt.atDeadline());
  }

  @Test
  void whoDoesNotBlinkIsWaitedForWhereABlinkIsAskedFor() {
    UnlockAttempt attempt = attempt(SignOfLife.BLINK);
    for (FrameAnalysis frame : awake) {
      assertInstanceOf(Judgement.Undecided.class, attempt.offer(frame));
    }
    assertEquals(
        Set.of(Hint.BLINK),
        assertInstanceOf(Judgement.Unattended.class, attempt.atDeadline()).missing());
  }

  @Test
  void aBlinkOpensWhereItIsAskedFor() {
    UnlockAttempt attempt = attempt(SignOfLife.BLINK);
    Judgement last = new Judgement.NobodyThere();
    for (FrameAnalysis frame : blinking) {
      last = attempt.offer(frame);
    }
    assertInstanceOf(Judgement.Accepted.class, last);
  }

  /** The hole that the blink closes: without it a perfect mask is let in. */
  @Test
  void aPaintedMaskOfTheRightShapeOpensOnlyWhereNoBlinkIsAskedFor() {
    UnlockAttempt lax = attempt(SignOfLife.NONE);
    UnlockAttempt strict = attempt(SignOfLife.BLINK);
    boolean opened = false;
    for (FrameAnalysis frame : masked) {
      opened |= lax.offer(frame) instanceof Judgement.Accepted;
      assertFalse(strict.offer(frame) instanceof Judgement.Accepted);
    }
    assertTrue(opened);
  }

  private static UnlockAttempt attempt(SignOfLife sign) {
    return new UnlockAttempt(
        Gallery.ofOne(templates), new DecisionSettings(1e-4, true, sign, false, false));
  }

  private static List<FrameAnalysis> analyses(
      FaceEngine engine, String recording, UnaryOperator<Frame> instead) throws Exception {
    List<FrameAnalysis> analyses = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf(recording))) {
      Optional<CapturedFrame> frame = reader.next();
      while (frame.isPresent()) {
        analyses.add(engine.analyse(instead.apply(frame.get().toFrame(Optional.empty()))));
        frame = reader.next();
      }
    }
    return analyses;
  }
}
