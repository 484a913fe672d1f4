package org.kaologin.biometrics.decision;

import java.util.List;

/**
 * Euclidean distance to the nearest template.
 *
 * @param id which embeddings it reads
 */
public record EuclideanComparator(String id) implements Comparator {

  @Override
  public double distance(float[] probe, List<float[]> templates) {
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("no template");
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (float[] template : templates) {
      nearest = Math.min(nearest, distance(probe, template));
    }
    return nearest;
  }

  private static double distance(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("embeddings of " + a.length + " and " + b.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
