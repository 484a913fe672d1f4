package org.kaologin.biometrics.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One evidence from all comparators that a probe and its templates both serve. Where one is
 * missing, the others speak for themselves and may say less in all: less is seen, less is believed.
 */
public final class Fusion {
  private final List<Comparator> comparators;
  private final Calibration calibration;
  private final double bound;
  private final double separation;

  /**
   * @param comparators in the order of the calibration's scales
   * @param bound largest evidence of one frame either way, in nats
   */
  public Fusion(List<Comparator> comparators, Calibration calibration, double bound) {
    this.comparators = List.copyOf(comparators);
    this.calibration = calibration;
    this.bound = bound;
    this.separation = calibration.weights().separation();
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
   * The evidence of one probe: a bounded log likelihood ratio, in nats.
   *
   * @param probe embeddings by comparator
   * @param templates each template's embeddings by comparator
   * @return empty when no comparator has anything to compare
   */
  public OptionalDouble evidence(Map<String, float[]> probe, List<Map<String, float[]>> templates) {
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
    if (count == 0) {
      return OptionalDouble.empty();
    }
    Calibration.Weights weights = calibration.weights(java.util.Arrays.copyOf(present, count));
    double most = bound * Math.min(1, weights.separation() / separation);
    double nats = weights.evidence(java.util.Arrays.copyOf(distances, count));
    return OptionalDouble.of(Math.max(-bound, Math.min(most, nats)));
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
