package org.kaologin.agent.unlock;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.protocol.VerdictCode;

/** Looks, frame after frame, until it is decided whose face it is. */
final class Attempt {

  /** Is told of each frame. */
  interface Witness {
    void saw(Sighting sighting, UnlockAttempt attempt) throws IOException;
  }

  private Attempt() {}

  /**
   * Runs to its end.
   *
   * @param deadlineNanos when to give up, on {@link System#nanoTime}'s clock
   * @param presence how long to wait for the first face: whoever is not there types sooner
   * @return nothing when nobody waits for it any more; but a judged failure all the same: who could
   *     leave before it is counted could guess for ever
   * @throws IOException when the witness could not tell
   */
  static Optional<Outcome> run(
      Gaze gaze,
      UnlockAttempt attempt,
      long deadlineNanos,
      Duration presence,
      Conversation client,
      Witness witness)
      throws IOException, InterruptedException {
    Optional<Outcome> outcome = Optional.empty();
    Presence present = new Presence(presence);
    try {
      while (outcome.isEmpty()) {
        Optional<Sighting> sighting = gaze.next(deadlineNanos, client::isAbandoned);
        if (sighting.isPresent()) {
          FrameAnalysis analysis = sighting.get().analysis();
          present.saw(analysis);
          outcome = Outcome.of(attempt.offer(analysis));
          try {
            witness.saw(sighting.get(), attempt);
          } catch (IOException e) { // the client is gone
            return Optional.of(failureDespite(e, outcome.orElseGet(() -> atEnd(attempt, present))));
          }
        }
        if (outcome.isEmpty() && (sighting.isEmpty() || present.isGivenUp())) {
          outcome = Optional.of(atEnd(attempt, present));
        }
      }
    } catch (CaptureException e) {
      outcome = Optional.of(Outcome.of(VerdictCode.NO_SENSOR, e.getMessage()));
    }
    return client.isAbandoned() ? outcome.filter(Outcome::isFailure) : outcome;
  }

  private static Outcome failureDespite(IOException e, Outcome outcome) throws IOException {
    if (outcome.isFailure()) {
      return outcome;
    }
    throw e;
  }

  private static Outcome atEnd(UnlockAttempt attempt, Presence present) {
    Outcome outcome = Outcome.of(attempt.atDeadline()).orElseThrow();
    boolean noneJudged = outcome.verdict() == VerdictCode.NOBODY_THERE;
    return noneJudged && present.isSeen() ? Outcome.of(VerdictCode.TIMEOUT) : outcome;
  }
}
