package org.kaologin.agent.evaluation.report;

import java.util.List;
import java.util.Map;
import org.kaologin.agent.evaluation.statistics.Proportion;

/**
 * What an evaluation counted. An attempt is a run of frames, decided as an unlock is; an impostor's
 * is zero-effort. All intervals take trials as independent; those of one person are not, so the
 * true ones are wider.
 *
 * @param layout of the data
 * @param notes about the data
 * @param persons how many
 * @param templates a person at least has
 * @param framesPerAttempt of the attempts counted here; {@code attempts} has other lengths
 * @param fmrTarget the false match rate that the decision aimed at
 * @param frames analysed, attacks aside
 * @param framesWithoutFace in which no usable face was found
 * @param framesNotLive genuine frames that the liveness check refused
 * @param genuineAttempts by the enrolled person
 * @param genuineRefused of them, not accepted
 * @param impostorAttempts by everybody else
 * @param impostorAccepted of them, accepted
 * @param frameEer equal error rate of the appearance comparator, frame by frame
 * @param comparators error rates of single frames, by comparator; {@code fusion} is all together
 * @param attempts decisions at every operating point, by length of the attempt
 * @param attemptScores error rates of the fused score of whole attempts, by their length
 * @param failureToEnrol persons without a usable template
 * @param failureToAcquire frames, of those that try, without a usable face
 * @param bpcer bona fide frames that the liveness check refused, of those it judged
 * @param bpcerAttempts the same of genuine runs of {@code framesPerAttempt}
 * @param attacks presentation attacks in the enrolled person's name
 * @param pairs the verification of pairs of photographs, fold by fold
 */
public record EvaluationReport(
    String layout,
    List<String> notes,
    int persons,
    int templates,
    int framesPerAttempt,
    double fmrTarget,
    int frames,
    int framesWithoutFace,
    int framesNotLive,
    int genuineAttempts,
    int genuineRefused,
    int impostorAttempts,
    int impostorAccepted,
    double frameEer,
    Map<String, ComparatorResult> comparators,
    List<AttemptResult> attempts,
    List<AttemptScores> attemptScores,
    Proportion failureToEnrol,
    Proportion failureToAcquire,
    Proportion bpcer,
    Proportion bpcerAttempts,
    List<AttackResult> attacks,
    List<FoldResult> pairs) {

  /**
   * Decisions at one operating point.
   *
   * @param frames of an attempt; it may be decided sooner
   * @param fmrTarget the false match rate that the decision aimed at
   * @param fnmr genuine attempts refused, failures to acquire among them
   * @param fmr impostor attempts accepted
   */
  public record AttemptResult(int frames, double fmrTarget, Proportion fnmr, Proportion fmr) {}

  /**
   * The fused score of attempts of one length.
   *
   * @param frames of an attempt
   * @param rates over all thresholds
   */
  public record AttemptScores(int frames, ComparatorResult rates) {}

  /**
   * One attack species.
   *
   * @param species what was presented
   * @param presentations how many
   * @param accepted of them by the whole chain, at the target false match rate
   * @param iapar the same with its interval (impostor attack presentation accept rate)
   * @param apcer presentations that the liveness check took for a living person, of those it judged
   */
  public record AttackResult(
      String species, int presentations, int accepted, Proportion iapar, Proportion apcer) {}

  /**
   * Pairs decided by a distance that the other pairs chose.
   *
   * @param fold its name
   * @param threshold chosen on the other folds, a score
   * @param genuineRefused same persons taken for different ones, missing faces among them
   * @param impostorAccepted different persons taken for one
   * @param right pairs decided rightly
   */
  public record FoldResult(
      String fold,
      double threshold,
      Proportion genuineRefused,
      Proportion impostorAccepted,
      Proportion right) {}

  public EvaluationReport {
    notes = List.copyOf(notes);
    comparators = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(comparators));
    attempts = List.copyOf(attempts);
    attemptScores = List.copyOf(attemptScores);
    attacks = List.copyOf(attacks);
    pairs = List.copyOf(pairs);
  }
}
