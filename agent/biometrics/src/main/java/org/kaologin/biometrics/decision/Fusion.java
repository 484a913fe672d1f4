package org.kaologin.biometrics.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One evidence from all comparators that a probe and its templates both serve. Where one is
 * missing, it is taken to have said what it says of a stranger on the average: less is seen, less
 * is believed, and nobody gains by hiding anything.
 */
public final class Fusion {
  private final List<Comparator> comparators;
  private final Calibration calibration;
  private final double bound;
  private final Discriminant whole;

  /**
   * @param comparators in the order of the calibration's scales
   * @param bound most evidence of one frame for the person, in nats
   */
  public Fusion(List<Comparator> comparators, Calibration calibration, double bound) {
    this.comparators = List.copyOf(comparators);
    this.calibration = calibration;
    this.bound = bound;
    this.whole = calibration.discriminant();
    List<String> calibrated = calibration.scales().stream().map(s -> s.comparator()).toList();
    if (!calibrated.equals(comparators.stream().map(Comparator::id).toList())) {
      throw new IllegalArgumentException("the calibration is of the comparators " + calibrated);
    }
  }

  /** The comparators. */
  public List<Comparator> comparators() {
    return comparators;
  }

  /** What their distances mean. */
  public Calibration calibration() {
    return calibration;
  }

  /**
   * What one probe says.
   *
   * @param probe embeddings by comparator
   * @param templates each template's embeddings by comparator
   * @return empty when no comparator has anything to compare
   */
  public Optional<Comparison> compare(
      Map<String, float[]> probe, List<Map<String, float[]>> templates) {
    int[] present = new int[comparators.size()];
    double[] distances = new double[comparators.size()];
    int count = 0;
    for (int i = 0; i < comparators.size(); i++) {
      OptionalDouble distance = distance(comparators.get(i), probe, templates);
      if (distance.isPresent()) {
        present[count] = i;
        distances[count++] = distance.getAsDouble();
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(weigh(Arrays.copyOf(present, count), distances));
  }

  private Comparison weigh(int[] present, double[] distances) {
    boolean all = present.length == comparators.size();
    Discriminant some = all ? whole : calibration.discriminant(present);
    double nats = 0;
    List<Comparison.Share> shares = new ArrayList<>(present.length);
    for (int i = 0; i < present.length; i++) {
      double share = some.share(i, distances[i]);
      nats += share;
      shares.add(new Comparison.Share(comparators.get(present[i]).id(), distances[i], share));
    }
    double missing = all ? 0 : Math.max(0, whole.separation() - some.separation()) / 2;
    return new Comparison(Math.min(bound, nats - missing), nats - missing, shares);
  }

  /**
   * One comparator's distance.
   *
   * @return empty where the probe or all templates lack its embedding
   */
  public static OptionalDouble distance(
      Comparator comparator, Map<String, float[]> probe, List<Map<String, float[]>> templates) {
    float[] embedding = probe.get(comparator.id());
    List<float[]> enrolled = new ArrayList<>(templates.size());
    for (Map<String, float[]> template : templates) {
      if (template.containsKey(comparator.id())) {
        enrolled.add(template.get(comparator.id()));
      }
    }
    return embedding == null || enrolled.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(comparator.distance(embedding, enrolled));
  }
}
