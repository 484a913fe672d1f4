package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Hint;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.attention.OpenEyes;
import org.kaologin.biometrics.liveness.SignOfLife;
import org.kaologin.models.ModelStore;

/** Closed eyes and a blink, as the sensor sees them of somebody rendered. */
class AttentionTest {
  /** Alice's eyes, frame by frame: open, closed, open. */
  private static final String BLINK = "+++---+++";

  private static List<FaceSample> templates;
  private static List<FrameAnalysis> awake;
  private static List<FrameAnalysis> blinking;

  @BeforeAll
  static void look() throws Exception {
    try (FaceEngine engine =
        FaceEngine.open(ModelStore.open(Path.of(System.getProperty("kao.models"))), 2)) {
      templates =
          analyses(engine, "alice-enrol").stream()
              .flatMap(frame -> frame.sample().stream())
              .toList();
      awake = analyses(engine, "alice");
      blinking = analyses(engine, "alice-blink");
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

  private static UnlockAttempt attempt(SignOfLife sign) {
    return new UnlockAttempt(templates, new DecisionSettings(1e-4, true, sign));
  }

  private static List<FrameAnalysis> analyses(FaceEngine engine, String recording)
      throws Exception {
    List<FrameAnalysis> analyses = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf(recording))) {
      Optional<CapturedFrame> frame = reader.next();
      while (frame.isPresent()) {
        analyses.add(engine.analyse(frame.get().toFrame(Optional.empty())));
        frame = reader.next();
      }
    }
    return analyses;
  }
}
