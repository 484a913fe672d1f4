package org.kaologin.agent.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The scores of one comparator, kept apart by whom they compare: scores of one pair of persons
 * resemble each other, and a bootstrap has to draw them together.
 *
 * @param genuine a person's scores against their own templates, person by person
 * @param impostor scores of one person against another's templates, pair by pair
 */
public record ScoreSet(List<double[]> genuine, List<double[]> impostor) {

  public ScoreSet {
    genuine = List.copyOf(genuine);
    impostor = List.copyOf(impostor);
  }

  /** Collects the scores. */
  public static final class Builder {
    private final List<double[]> genuine = new ArrayList<>();
    private final List<double[]> impostor = new ArrayList<>();

    /** Adds all scores of one visitor at one door; none is fine. */
    public void add(boolean isGenuine, double[] scores) {
      if (scores.length > 0) {
        (isGenuine ? genuine : impostor).add(scores.clone());
      }
    }

    /** All that was added. */
    public ScoreSet build() {
      return new ScoreSet(genuine, impostor);
    }
  }

  /** Whether nothing was compared. */
  public boolean isEmpty() {
    return genuine.isEmpty() && impostor.isEmpty();
  }

  /** All genuine scores in rising order. */
  public double[] sortedGenuine() {
    return sorted(genuine);
  }

  /** All impostor scores in rising order. */
  public double[] sortedImpostor() {
    return sorted(impostor);
  }

  static double[] sorted(List<double[]> groups) {
    return groups.stream().flatMapToDouble(java.util.Arrays::stream).sorted().toArray();
  }
}
