package org.kaologin.biometrics.decision;

import java.util.List;

/**
 * Euclidean distance to the nearest template, with evidence that falls in a straight line, which is
 * the log likelihood ratio of two normal distributions of equal width.
 *
 * @param id which embeddings it reads
 * @param name what it is called in reports
 * @param evenDistance where both hypotheses are as likely
 * @param natsPerDistance how fast evidence falls, positive
 * @param bound largest evidence either way, in nats
 */
public record EuclideanComparator(
    String id, String name, double evenDistance, double natsPerDistance, double bound)
    implements Comparator {

  /** One that is called in reports as what it reads. */
  public EuclideanComparator(String id, double evenDistance, double natsPerDistance, double bound) {
    this(id, id, evenDistance, natsPerDistance, bound);
  }

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

  @Override
  public double evidence(double distance) {
    double nats = natsPerDistance * (evenDistance - distance);
    return Math.max(-bound, Math.min(bound, nats));
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
