package org.kaologin.agent.evaluation.calibration;

/** Mean and covariance of vectors, added up. */
final class Moments {
  private final double[] sum;
  private final double[][] products;
  private long count;

  Moments(int dimensions) {
    this.sum = new double[dimensions];
    this.products = new double[dimensions][dimensions];
  }

  void add(double[] vector) {
    count++;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
      for (int j = 0; j < sum.length; j++) {
        products[i][j] += vector[i] * vector[j];
      }
    }
  }

  long count() {
    return count;
  }

  double mean(int i) {
    return sum[i] / count;
  }

  double covariance(int i, int j) {
    return products[i][j] / count - mean(i) * mean(j);
  }
}
