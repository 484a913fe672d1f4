package org.kaologin.biometrics.liveness;

/** Sums over lists of numbers. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Pearson's correlation of two fields whose means are 0; 0 where one is constant. */
  static double correlation(double[] a, double[] b) {
    double spread = Math.sqrt(dot(a, a) * dot(b, b));
    return spread > 0 ? dot(a, b) / spread : 0;
  }

  /** The root of the mean square. */
  static double rms(double[] a) {
    return Math.sqrt(dot(a, a) / a.length);
  }
}
