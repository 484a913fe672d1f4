package org.kaologin.biometrics;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kaologin.biometrics.attention.Attention;
import org.kaologin.biometrics.attention.OpenEyes;
import org.kaologin.biometrics.attention.Watch;
import org.kaologin.biometrics.decision.Comparison;
import org.kaologin.biometrics.decision.SequentialTest;
import org.kaologin.biometrics.liveness.LifeSigns;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.biometrics.liveness.Nod;
import org.kaologin.biometrics.liveness.SignOfLife;

/**
 * Decides, frame by frame, whether the face is the person's. Only frames that show life count as
 * evidence, and where many do not, none do. Whoever matches and does not look is waited for.
 *
 * <p>Not thread-safe.
 */
public final class UnlockAttempt {
  private final Gallery gallery;
  private final DecisionSettings settings;
  private final SequentialTest test;
  private final OpenEyes eyes;
  private final Watch watch = new Watch();
  private final LifeSigns signs;
  private final Nod nod = new Nod();
  private Optional<Attention> attention = Optional.empty();
  private int withoutLife;
  private int notLive;
  private LivenessReading.Finding finding = LivenessReading.Finding.LIVE;
  private double nearest = Double.NaN;
  private Optional<Comparison> comparison = Optional.empty();
  private Optional<FaceSample> best = Optional.empty();
  private double bestEvidence = Double.NEGATIVE_INFINITY;

  /**
   * @param gallery the person's, with one template at least
   * @param settings how strict to be
   */
  public UnlockAttempt(Gallery gallery, DecisionSettings settings) {
    if (gallery.isEmpty()) {
      throw new IllegalArgumentException("nobody is enrolled");
    }
    this.gallery = gallery;
    this.settings = settings;
    this.eyes = OpenEyes.of(gallery.templates().stream().map(FaceSample::eyeOpenness).toList());
    this.signs = new LifeSigns(eyes);
    this.test = OperatingPoint.test(settings.falseMatchRate(), gallery.faces());
  }

  /** Takes a frame. */
  public Judgement offer(FrameAnalysis frame) {
    comparison = Optional.empty();
    if (frame.liveness().isEmpty()) {
      return new Judgement.Undecided(frame.hints());
    }
    LivenessReading reading = frame.liveness().get();
    LivenessReading.Finding found =
        settings.colour() ? reading.findingInColour() : reading.finding();
    if (found != LivenessReading.Finding.LIVE) {
      finding = found;
      notLive++;
      withoutLife++;
      return withoutLife >= Parameters.FRAMES_WITHOUT_LIFE
          ? new Judgement.NotLive(finding, scores())
          : new Judgement.Undecided(frame.hints());
    }
    withoutLife = 0;
    frame.sample().ifPresent(sample -> watch(frame, sample));
    frame.sample().ifPresent(this::compare);
    return standing();
  }

  private void watch(FrameAnalysis frame, FaceSample sample) {
    watch.saw(frame.attention().isPresent() && eyes.attend(frame.attention().get()));
    frame.attention().ifPresent(now -> signs.saw(now, sample.pose()));
    nod.saw(sample.pose().pitchDegrees());
    attention = frame.attention().or(() -> attention).or(() -> Optional.of(Attention.NONE));
  }

  private void compare(FaceSample probe) {
    comparison = gallery.compare(probe);
    if (comparison.isEmpty()) {
      return;
    }
    double evidence = comparison.get().evidence();
    test.add(evidence);
    boolean asleep = probe.eyeOpenness() < eyes.least();
    if (evidence > bestEvidence && !asleep) {
      bestEvidence = evidence;
      best = Optional.of(probe);
    }
    gallery
        .distance(Comparators.APPEARANCE, probe)
        .ifPresent(d -> nearest = Double.isNaN(nearest) ? d : Math.min(nearest, d));
  }

  private Judgement standing() {
    return switch (test.state()) {
      case ACCEPTED -> matching();
      case REJECTED -> new Judgement.NotMatching(scores());
      case UNDECIDED -> new Judgement.Undecided(Set.of());
    };
  }

  private Judgement matching() {
    boolean opens =
        mostlyLive()
            && (!settings.attention() || watch.isAttending())
            && signs.have(settings.signOfLife())
            && hasConsent();
    return opens ? new Judgement.Accepted(scores()) : new Judgement.Undecided(wishes());
  }

  /**
   * What the living person in sight still has to do. It says nothing about whose face it is: who
   * does not match is asked for the same.
   */
  public Set<Hint> wishes() {
    Set<Hint> wishes = EnumSet.noneOf(Hint.class);
    if (attention.isEmpty()) {
      return wishes;
    }
    Attention now = attention.get();
    if (settings.attention() && !eyes.attend(now)) {
      wishes.add(eyes.areOpen(now) ? Hint.FACE_THE_CAMERA : Hint.OPEN_YOUR_EYES);
    }
    if (!signs.have(settings.signOfLife())) {
      wishes.add(settings.signOfLife() == SignOfLife.BLINK ? Hint.BLINK : Hint.MOVE_YOUR_HEAD);
    }
    if (!hasConsent()) {
      wishes.add(Hint.NOD);
    }
    return wishes;
  }

  private boolean hasConsent() {
    return !settings.nod() || nod.isSeen();
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
    if (test.state() == SequentialTest.State.ACCEPTED && mostlyLive()) {
      return new Judgement.Unattended(wishes(), scores());
    }
    return test.frames() >= Parameters.FRAMES_BEFORE_REFUSAL && test.evidence() < 0
        ? new Judgement.NotMatching(scores())
        : new Judgement.NobodyThere();
  }

  /**
   * The live face that looked most like the person's, eyes not closed; empty when there is none.
   */
  public Optional<FaceSample> best() {
    return best;
  }

  /** The place in the gallery of the face that {@link #best} is most like; empty without one. */
  public OptionalInt face() {
    return best.isEmpty() ? OptionalInt.empty() : OptionalInt.of(gallery.mostAlike(best.get()));
  }

  /** What the last frame said; empty where it was not compared. */
  public Optional<Comparison> comparison() {
    return comparison;
  }

  /** What is known so far. */
  public Judgement.Scores scores() {
    return new Judgement.Scores(test.frames(), notLive, test.evidence(), nearest);
  }
}
