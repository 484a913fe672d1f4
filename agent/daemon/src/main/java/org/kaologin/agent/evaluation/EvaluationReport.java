package org.kaologin.agent.evaluation;

import java.util.List;

/**
 * What an evaluation counted. An attempt is a short run of frames, decided as an unlock is.
 *
 * @param layout of the data
 * @param persons how many
 * @param templates a person, taken evenly from their frames
 * @param framesPerAttempt at most; an attempt may be decided sooner
 * @param fmrTarget the false match rate that the decision aimed at
 * @param frames analysed
 * @param framesWithoutFace in which no usable face was found
 * @param framesNotLive genuine frames that the liveness check refused
 * @param genuineAttempts by the enrolled person
 * @param genuineRefused of them, not accepted
 * @param impostorAttempts by everybody else (zero effort)
 * @param impostorAccepted of them, accepted
 * @param frameEer equal error rate of the appearance distance frame by frame
 * @param frameDistances error rates of that distance at fixed thresholds
 * @param attacks presentation attacks with the enrolled person's own face
 */
public record EvaluationReport(
    String layout,
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
    List<ThresholdRates> frameDistances,
    List<AttackResult> attacks) {

  /**
   * Rates of single frames at one distance.
   *
   * @param distance accepted up to here
   * @param fmr share of impostor frames accepted
   * @param fnmr share of genuine frames refused
   */
  public record ThresholdRates(double distance, double fmr, double fnmr) {}

  /**
   * One species.
   *
   * @param species what was presented
   * @param presentations how many attempts
   * @param accepted of them
   */
  public record AttackResult(String species, int presentations, int accepted) {}

  public EvaluationReport {
    frameDistances = List.copyOf(frameDistances);
    attacks = List.copyOf(attacks);
  }
}
