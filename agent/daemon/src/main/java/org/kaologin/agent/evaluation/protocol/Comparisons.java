package org.kaologin.agent.evaluation.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.decision.Comparator;

/** The scores of single frames and of attempts: everybody at every door. */
public final class Comparisons {
  /** The name under which all comparators together are reported. */
  public static final String FUSION = "fusion";

  private Comparisons() {}

  /** Gives what one visitor scores at one door; fewer scores than frames where some have none. */
  private interface Scorer {
    double[] scores(Gallery door, Subject visitor);
  }

  /**
   * Scores of single frames by comparator, the fusion last; none of a comparator that does not
   * count and had nothing to compare. A comparator's score is its distance with a minus; the
   * fusion's is the evidence in nats, without the bound that an unlock sets it.
   */
  public static Map<String, ScoreSet> ofFrames(List<Subject> subjects) {
    Map<String, ScoreSet> all = new LinkedHashMap<>();
    for (Comparator comparator : Comparators.ALL) {
      ScoreSet scores =
          everybody(
              subjects,
              (door, visitor) ->
                  scores(visitor, probe -> door.distance(comparator, probe))
                      .map(distance -> -distance)
                      .toArray());
      if (!scores.isEmpty() || Comparators.FUSION.comparators().contains(comparator)) {
        all.put(comparator.id(), scores);
      }
    }
    all.put(
        FUSION, everybody(subjects, (door, visitor) -> scores(visitor, door::unbounded).toArray()));
    return all;
  }

  private static DoubleStream scores(
      Subject visitor, Function<FaceSample, OptionalDouble> comparison) {
    return visitor.probes().stream()
        .flatMap(frame -> frame.sample().stream())
        .map(comparison)
        .flatMapToDouble(OptionalDouble::stream);
  }

  /** The fused scores of attempts of some frames. */
  public static ScoreSet ofAttempts(List<Subject> subjects, int frames) {
    return everybody(
        subjects,
        (door, visitor) ->
            Runs.apart(visitor.probes(), frames).stream()
                .mapToDouble(run -> Trial.score(door, run))
                .toArray());
  }

  private static ScoreSet everybody(List<Subject> subjects, Scorer scorer) {
    ScoreSet.Builder scores = new ScoreSet.Builder();
    for (Subject owner : subjects) {
      Gallery door = owner.gallery();
      if (!door.isEmpty()) {
        for (Subject visitor : subjects) {
          scores.add(owner.equals(visitor), scorer.scores(door, visitor));
        }
      }
    }
    return scores.build();
  }
}
