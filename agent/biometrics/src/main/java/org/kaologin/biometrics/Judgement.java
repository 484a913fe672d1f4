package org.kaologin.biometrics;

import java.util.Set;
import org.kaologin.biometrics.liveness.LivenessReading;

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

  /**
   * A live face that is the person's, of somebody who did not look or did not give the sign of life
   * that was asked for.
   *
   * @param missing what they could have done
   */
  record Unattended(Set<Hint> missing, Scores scores) implements Judgement {
    public Unattended {
      missing = Set.copyOf(missing);
    }
  }

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
