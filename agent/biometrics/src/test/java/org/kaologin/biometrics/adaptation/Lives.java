package org.kaologin.biometrics.adaptation;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.Samples;
import org.kaologin.biometrics.UnlockAttempt;

/** A machine in use: attempts, and the password after those that fail. */
final class Lives {
  static final DecisionSettings STANDARD = DecisionSettings.comparing(1e-4);
  private static final int FRAMES = 30;

  private final Gallery enrolled;
  private final Adaptation rules;
  private final Random random;
  private Adapted adapted = Adapted.NONE;
  private int nearMisses;

  Lives(List<FaceSample> enrolled, Random random) {
    this.enrolled = Gallery.ofOne(enrolled);
    this.rules = new Adaptation(this.enrolled, STANDARD);
    this.random = random;
  }

  /**
   * One attempt, and what follows.
   *
   * @param before who is in front of the sensor
   * @param atPassword who sits there when the password is proven
   * @return whether it opened
   */
  boolean attempt(Person before, Person atPassword) {
    UnlockAttempt attempt = new UnlockAttempt(gallery(), STANDARD);
    if (opens(attempt, before)) {
      adapted = rules.afterSuccess(adapted, attempt.best().orElseThrow());
      return true;
    }
    if (Adaptation.isNearMiss(attempt.scores())) {
      nearMisses++;
      adapted =
          rules.afterPassword(
              adapted,
              attempt.best().orElseThrow(),
              atPassword.captures(Parameters.CONFIRMING_FRAMES, random));
    }
    return false;
  }

  /** Whether the enrolled templates alone would open. */
  boolean opensUnadapted(Person person) {
    return opens(new UnlockAttempt(enrolled, STANDARD), person);
  }

  /** Whether a person would be let in now. Nothing is learnt. */
  boolean opensNow(Person person) {
    return opens(new UnlockAttempt(gallery(), STANDARD), person);
  }

  private boolean opens(UnlockAttempt attempt, Person person) {
    Judgement judgement = new Judgement.Undecided(Set.of());
    for (int i = 0; i < FRAMES && judgement instanceof Judgement.Undecided; i++) {
      judgement = attempt.offer(Samples.live(person.capture(random)));
    }
    return judgement instanceof Judgement.Accepted;
  }

  /** What a person's frames say on the average, in nats. */
  double evidence(Person person) {
    Likeness likeness = new Likeness(gallery());
    return person.captures(200, random).stream()
        .mapToDouble(likeness::evidence)
        .average()
        .orElseThrow();
  }

  private Gallery gallery() {
    return enrolled.with(adapted.templates());
  }

  Adapted adapted() {
    return adapted;
  }

  int nearMisses() {
    return nearMisses;
  }
}
