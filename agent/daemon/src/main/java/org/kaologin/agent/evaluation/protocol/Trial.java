package org.kaologin.agent.evaluation.protocol;

import java.util.List;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.liveness.LivenessReading;

/** One run of frames at one door, decided as an unlock is. */
public final class Trial {

  private Trial() {}

  /**
   * Whether the door opens. Nobody enrolled there: never.
   *
   * @param owner the door's
   */
  public static boolean accepted(Gallery owner, List<FrameAnalysis> run, double falseMatchRate) {
    if (owner.isEmpty()) {
      return false;
    }
    UnlockAttempt attempt = new UnlockAttempt(owner, DecisionSettings.comparing(falseMatchRate));
    for (FrameAnalysis frame : run) {
      Judgement judgement = attempt.offer(frame);
      if (!(judgement instanceof Judgement.Undecided)) {
        return judgement instanceof Judgement.Accepted;
      }
    }
    return false;
  }

  /**
   * The score of a run: the most evidence, in nats, that it reached, since a door opens as soon as
   * there is enough; minus infinity where nothing was compared.
   */
  public static double score(Gallery owner, List<FrameAnalysis> run) {
    UnlockAttempt attempt =
        new UnlockAttempt(owner, DecisionSettings.comparing(DecisionSettings.STRICTEST));
    double most = Double.NEGATIVE_INFINITY;
    for (FrameAnalysis frame : run) {
      Judgement judgement = attempt.offer(frame);
      if (attempt.scores().frames() > 0) {
        most = Math.max(most, attempt.scores().evidence());
      }
      if (judgement instanceof Judgement.NotLive) {
        break;
      }
    }
    return most;
  }

  /** Whether the liveness check says anything about a run. */
  public static boolean judged(List<FrameAnalysis> run) {
    return run.stream().anyMatch(frame -> frame.liveness().isPresent());
  }

  /**
   * Whether the liveness check takes a run for a living person: at least half of what it judged.
   */
  public static boolean bonaFide(List<FrameAnalysis> run) {
    List<LivenessReading> readings =
        run.stream().flatMap(frame -> frame.liveness().stream()).toList();
    long live = readings.stream().filter(LivenessReading::live).count();
    return live > 0 && 2 * live >= readings.size();
  }
}
