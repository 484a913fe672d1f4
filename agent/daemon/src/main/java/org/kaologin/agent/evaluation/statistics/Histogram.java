package org.kaologin.agent.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How often each score was seen, in bins of equal width.
 *
 * @param from where the first bin begins
 * @param to where the last one ends
 * @param genuine counts
 * @param impostor counts
 */
public record Histogram(double from, double to, List<Integer> genuine, List<Integer> impostor) {

  public Histogram {
    genuine = List.copyOf(genuine);
    impostor = List.copyOf(impostor);
  }

  /** Counts all scores that are finite. */
  public static Histogram of(ScoreSet scores, int bins) {
    double[] genuine = finite(scores.sortedGenuine());
    double[] impostor = finite(scores.sortedImpostor());
    if (genuine.length == 0 && impostor.length == 0) {
      return new Histogram(0, 1, List.of(), List.of());
    }
    double from = Math.min(first(genuine), first(impostor));
    double to = Math.max(last(genuine), last(impostor));
    double width = to > from ? (to - from) / bins : 1;
    return new Histogram(
        from,
        from + width * bins,
        counts(genuine, from, width, bins),
        counts(impostor, from, width, bins));
  }

  private static List<Integer> counts(double[] scores, double from, double width, int bins) {
    int[] counts = new int[bins];
    for (double score : scores) {
      counts[(int) Math.min(bins - 1, Math.floor((score - from) / width))]++;
    }
    List<Integer> list = new ArrayList<>(bins);
    for (int count : counts) {
      list.add(count);
    }
    return list;
  }

  private static double[] finite(double[] scores) {
    return java.util.Arrays.stream(scores).filter(Double::isFinite).toArray();
  }

  private static double first(double[] sorted) {
    return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[0];
  }

  private static double last(double[] sorted) {
    return sorted.length == 0 ? Double.NEGATIVE_INFINITY : sorted[sorted.length - 1];
  }
}
