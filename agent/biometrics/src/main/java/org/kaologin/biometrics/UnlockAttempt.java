package org.kaologin.biometrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kaologin.biometrics.decision.Fusion;
import org.kaologin.biometrics.decision.SequentialTest;

/**
 * Decides, frame by frame, whether the face is the person's. Only frames that show life count as
 * evidence, and where many do not, none do.
 *
 * <p>Not thread-safe.
 */
public final class UnlockAttempt {
  private final List<Map<String, float[]>> templates;
  private final SequentialTest test;
  private int withoutLife;
  private int notLive;
  private LivenessReading.Finding finding = LivenessReading.Finding.LIVE;
  private double nearest = Double.NaN;
  private Optional<FaceSample> best = Optional.empty();
  private double bestEvidence = Double.NEGATIVE_INFINITY;

  /**
   * @param templates the person's, at least one
   * @param settings how strict to be
   */
  public UnlockAttempt(List<FaceSample> templates, DecisionSettings settings) {
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("nobody is enrolled");
    }
    this.templates = templates.stream().map(FaceSample::embeddings).toList();
    this.test =
        new SequentialTest(
            settings.falseMatchRate(),
            Parameters.EARLY_REFUSAL,
            Comparators.ALL.calibration().genuineEvidence(),
            Comparators.ALL.calibration().impostorEvidence(),
            Parameters.FRAMES_BEFORE_REFUSAL);
  }

  /** Takes a frame. */
  public Judgement offer(FrameAnalysis frame) {
    if (frame.liveness().isEmpty()) {
      return new Judgement.Undecided(frame.hints());
    }
    LivenessReading reading = frame.liveness().get();
    if (!reading.live()) {
      finding = reading.finding();
      notLive++;
      withoutLife++;
      return withoutLife >= Parameters.FRAMES_WITHOUT_LIFE
          ? new Judgement.NotLive(finding, scores())
          : new Judgement.Undecided(frame.hints());
    }
    withoutLife = 0;
    frame.sample().ifPresent(this::compare);
    return standing();
  }

  private void compare(FaceSample probe) {
    OptionalDouble evidence = Comparators.ALL.evidence(probe.embeddings(), templates);
    if (evidence.isEmpty()) {
      return;
    }
    test.add(evidence.getAsDouble());
    if (evidence.getAsDouble() > bestEvidence) {
      bestEvidence = evidence.getAsDouble();
      best = Optional.of(probe);
    }
    Fusion.distance(Comparators.APPEARANCE, probe.embeddings(), templates)
        .ifPresent(d -> nearest = Double.isNaN(nearest) ? d : Math.min(nearest, d));
  }

  private Judgement standing() {
    return switch (test.state()) {
      case ACCEPTED -> mostlyLive() ? new Judgement.Accepted(scores()) : undecided();
      case REJECTED -> new Judgement.NotMatching(scores());
      case UNDECIDED -> undecided();
    };
  }

  /** Something that shows life in every tenth frame is not alive. */
  private boolean mostlyLive() {
    return test.frames() >= 2 * notLive;
  }

  /**
   * What to say when time is up: a face that was compared and does not look like the person's was
   * judged; one that was hardly seen was not.
   */
  public Judgement atDeadline() {
    if (notLive > test.frames()) {
      return new Judgement.NotLive(finding, scores());
    }
    return test.frames() >= Parameters.FRAMES_BEFORE_REFUSAL && test.evidence() < 0
        ? new Judgement.NotMatching(scores())
        : new Judgement.NobodyThere();
  }

  private static Judgement undecided() {
    return new Judgement.Undecided(java.util.Set.of());
  }

  /** The live face that looked most like the person's; empty when none was compared. */
  public Optional<FaceSample> best() {
    return best;
  }

  /** What is known so far. */
  public Judgement.Scores scores() {
    return new Judgement.Scores(test.frames(), notLive, test.evidence(), nearest);
  }
}
