package org.kaologin.biometrics.decision;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Adds the evidence of all comparators that a probe and its templates both serve. A comparator
 * whose embedding is missing adds nothing: less is seen, less is believed.
 *
 * @param comparators taken as independent
 */
public record Fusion(List<Comparator> comparators) {

  public Fusion {
    comparators = List.copyOf(comparators);
  }

  /**
   * The evidence of one probe, in nats.
   *
   * @param probe embeddings by comparator
   * @param templates each template's embeddings by comparator
   * @return empty when no comparator has anything to compare
   */
  public OptionalDouble evidence(Map<String, float[]> probe, List<Map<String, float[]>> templates) {
    double sum = 0;
    boolean any = false;
    for (Comparator comparator : comparators) {
      float[] embedding = probe.get(comparator.id());
      List<float[]> enrolled =
          templates.stream().map(t -> t.get(comparator.id())).filter(t -> t != null).toList();
      if (embedding != null && !enrolled.isEmpty()) {
        sum += comparator.evidence(comparator.distance(embedding, enrolled));
        any = true;
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
