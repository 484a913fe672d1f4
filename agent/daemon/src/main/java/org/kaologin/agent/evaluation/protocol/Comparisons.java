package org.kaologin.agent.evaluation.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.decision.Fusion;

/** The scores of single frames and of attempts: everybody at every door. */
public final class Comparisons {
  /** The name under which all comparators together are reported. */
  public static final String FUSION = "fusion";

  private Comparisons() {}

  /** Gives what one visitor scores at one door; fewer scores than frames where some have none. */
  private interface Scorer {
    double[] scores(Subject owner, Subject visitor);
  }

  /**
   * Scores of single frames by comparator, the fusion last. A comparator's score is its distance
   * with a minus; the fusion's is the evidence in nats.
   */
  public static Map<String, ScoreSet> ofFrames(List<Subject> subjects, Fusion fusion) {
    Map<String, ScoreSet> all = new LinkedHashMap<>();
    for (Comparator comparator : fusion.comparators()) {
      all.put(
          comparator.id(),
          everybody(subjects, (owner, visitor) -> scores(owner, visitor, comparator)));
    }
    all.put(FUSION, everybody(subjects, (owner, visitor) -> scores(owner, visitor, fusion)));
    return all;
  }

  /** The fused scores of attempts of some frames. */
  public static ScoreSet ofAttempts(List<Subject> subjects, int frames) {
    return everybody(
        subjects,
        (owner, visitor) -> {
          List<FaceSample> templates = owner.templates();
          return Runs.apart(visitor.probes(), frames).stream()
              .mapToDouble(run -> Trial.score(templates, run))
              .toArray();
        });
  }

  private static ScoreSet everybody(List<Subject> subjects, Scorer scorer) {
    ScoreSet.Builder scores = new ScoreSet.Builder();
    for (Subject owner : subjects) {
      if (!owner.templates().isEmpty()) {
        for (Subject visitor : subjects) {
          scores.add(owner.equals(visitor), scorer.scores(owner, visitor));
        }
      }
    }
    return scores.build();
  }

  private static double[] scores(Subject owner, Subject visitor, Comparator comparator) {
    List<float[]> enrolled =
        owner.embeddings().stream()
            .filter(template -> template.containsKey(comparator.id()))
            .map(template -> template.get(comparator.id()))
            .toList();
    return enrolled.isEmpty()
        ? new double[0]
        : probes(visitor).stream()
            .filter(probe -> probe.containsKey(comparator.id()))
            .mapToDouble(probe -> -comparator.distance(probe.get(comparator.id()), enrolled))
            .toArray();
  }

  private static double[] scores(Subject owner, Subject visitor, Fusion fusion) {
    List<Map<String, float[]>> templates = owner.embeddings();
    return probes(visitor).stream()
        .map(probe -> fusion.evidence(probe, templates))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static List<Map<String, float[]>> probes(Subject visitor) {
    return visitor.probes().stream()
        .map(FrameAnalysis::sample)
        .flatMap(sample -> sample.stream().map(FaceSample::embeddings))
        .toList();
  }
}
