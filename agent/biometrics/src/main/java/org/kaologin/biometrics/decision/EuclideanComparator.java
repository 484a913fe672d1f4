package org.kaologin.biometrics.decision;

import java.util.List;

/**
 * Euclidean distance to the nearest look of a face: a template, or a point of the straight line
 * between two of them, where the face's looks between those two are (the nearest feature line, Li
 * and Lu 1999; here it ends at the templates).
 *
 * @param id which embeddings it reads
 */
public record EuclideanComparator(String id) implements Comparator {

  @Override
  public double distance(float[] probe, List<float[]> templates) {
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("no template");
    }
    double[] squares = templates.stream().mapToDouble(t -> square(probe, t)).toArray();
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < squares.length; i++) {
      nearest = Math.min(nearest, squares[i]);
      for (int j = 0; j < i; j++) {
        double length = square(templates.get(i), templates.get(j));
        nearest = Math.min(nearest, toLine(squares[i], squares[j], length));
      }
    }
    return Math.sqrt(nearest);
  }

  /** Squared distance to a line from the squares of those to its ends, and of its length. */
  private static double toLine(double one, double other, double length) {
    double along = (one + length - other) / 2;
    // Else the nearest point is an end.
    boolean between = along > 0 && along < length;
    return between ? Math.max(0, one - along * along / length) : Math.min(one, other);
  }

  private static double square(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("embeddings of " + a.length + " and " + b.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
