package org.kaologin.biometrics;

import java.util.Set;

/** Where an unlock attempt stands. */
public sealed interface Judgement {

  /** More frames are needed. */
  record Undecided(Set<Hint> hints) implements Judgement {
    public Undecided {
      hints = Set.copyOf(hints);
    }
  }

  /** A live face that is the person's. */
  record Accepted(Scores scores) implements Judgement {}

  /** A live face that is somebody else's. */
  record NotMatching(Scores scores) implements Judgement {}

  /** Something that shows a face and is none. */
  record NotLive(LivenessReading.Finding finding, Scores scores) implements Judgement {}

  /** No face was there, or none long enough to be judged. */
  record NobodyThere() implements Judgement {}

  /**
   * What a judgement rests on.
   *
   * @param frames compared
   * @param notLive frames that showed no life
   * @param evidence for being the person, in nats
   * @param nearestDistance of the infrared appearance over all frames; NaN when none was compared
   */
  record Scores(int frames, int notLive, double evidence, double nearestDistance) {}
}
