package org.kaologin.agent.projection;

import java.util.Arrays;

/**
 * t-SNE without approximation (van der Maaten and Hinton 2008): neighbours stay neighbours.
 * Distances between groups mean little. It begins with the principal components, as their authors
 * advise, so that only ties depend on the seed.
 */
public final class TSne {
  private static final double PERPLEXITY = 30;
  private static final int ITERATIONS = 500;
  private static final int EXAGGERATED_ITERATIONS = 120;
  private static final double EXAGGERATION = 12;
  private static final double SMALLEST = 1e-12;
  private static final int BISECTIONS = 50;

  private final double[][] affinities;
  private final double[][] places;
  private final double[][] velocity;
  private final double[][] gains;

  private TSne(double[][] affinities, double[][] start) {
    this.affinities = affinities;
    this.places = start;
    this.velocity = new double[start.length][2];
    this.gains = new double[start.length][2];
    for (double[] gain : gains) {
      Arrays.fill(gain, 1);
    }
  }

  /**
   * Lays rows out.
   *
   * @param data rows of one length, at least three; not changed
   * @return two coordinates a row
   */
  public static double[][] of(double[][] data, long seed) {
    double[][] start = PrincipalComponents.of(data, seed);
    double spread = 0;
    for (double[] place : start) {
      spread += place[0] * place[0] / start.length;
    }
    for (double[] place : start) {
      for (int axis = 0; axis < 2; axis++) {
        place[axis] *= 1e-4 / Math.max(SMALLEST, Math.sqrt(spread));
      }
    }
    TSne map = new TSne(affinities(data), start);
    double rate = Math.max(50, data.length / EXAGGERATION);
    for (int n = 0; n < ITERATIONS; n++) {
      boolean early = n < EXAGGERATED_ITERATIONS;
      map.step(rate, early ? EXAGGERATION : 1, early ? 0.5 : 0.8);
    }
    return map.places;
  }

  private void step(double rate, double exaggeration, double momentum) {
    int count = places.length;
    double[][] near = new double[count][count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double dx = places[i][0] - places[j][0];
        double dy = places[i][1] - places[j][1];
        near[i][j] = 1 / (1 + dx * dx + dy * dy);
        near[j][i] = near[i][j];
        sum += 2 * near[i][j];
      }
    }
    for (int i = 0; i < count; i++) {
      double[] gradient = new double[2];
      for (int j = 0; j < count; j++) {
        double pull = (exaggeration * affinities[i][j] - near[i][j] / sum) * near[i][j];
        gradient[0] += 4 * pull * (places[i][0] - places[j][0]);
        gradient[1] += 4 * pull * (places[i][1] - places[j][1]);
      }
      for (int axis = 0; axis < 2; axis++) {
        boolean same = gradient[axis] * velocity[i][axis] > 0;
        gains[i][axis] = Math.max(0.01, same ? gains[i][axis] * 0.8 : gains[i][axis] + 0.2);
        velocity[i][axis] = momentum * velocity[i][axis] - rate * gains[i][axis] * gradient[axis];
      }
    }
    for (int i = 0; i < count; i++) {
      places[i][0] += velocity[i][0];
      places[i][1] += velocity[i][1];
    }
  }

  /** Symmetric probabilities that two rows are neighbours, each row having as many. */
  private static double[][] affinities(double[][] data) {
    int count = data.length;
    double wanted = Math.log(Math.min(PERPLEXITY, Math.max(2, (count - 1) / 3.0)));
    double[][] squared = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        squared[i][j] = squaredDistance(data[i], data[j]);
        squared[j][i] = squared[i][j];
      }
    }
    double[][] conditional = new double[count][];
    for (int i = 0; i < count; i++) {
      conditional[i] = row(squared[i], i, wanted);
    }
    double[][] joint = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        joint[i][j] = Math.max(SMALLEST, (conditional[i][j] + conditional[j][i]) / (2.0 * count));
      }
    }
    return joint;
  }

  /** Bisects the kernel's width until the row has the wanted entropy. */
  private static double[] row(double[] squared, int self, double wanted) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1 / Math.max(SMALLEST, Arrays.stream(squared).average().orElse(1));
    double[] row = new double[squared.length];
    for (int n = 0; n < BISECTIONS; n++) {
      double entropy = fill(row, squared, self, precision);
      if (entropy > wanted) {
        low = precision;
        precision = Double.isInfinite(high) ? precision * 2 : (precision + high) / 2;
      } else {
        high = precision;
        precision = (precision + low) / 2;
      }
    }
    return row;
  }

  private static double fill(double[] row, double[] squared, int self, double precision) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < row.length; j++) {
      nearest = j == self ? nearest : Math.min(nearest, squared[j]);
    }
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] = j == self ? 0 : Math.exp(-precision * (squared[j] - nearest));
      sum += row[j];
    }
    double entropy = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] /= sum;
      entropy -= row[j] > SMALLEST ? row[j] * Math.log(row[j]) : 0;
    }
    return entropy;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
