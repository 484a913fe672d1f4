package org.kaologin.biometrics.surface;

/** Depth pixels as points in space, millimetres, sensor at the origin. */
final class Cloud {
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private double infrared;
  private int count;

  Cloud(int capacity) {
    x = new double[capacity];
    y = new double[capacity];
    z = new double[capacity];
  }

  void add(double px, double py, double pz, double counts) {
    x[count] = px;
    y[count] = py;
    z[count++] = pz;
    infrared += counts;
  }

  int count() {
    return count;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  double z(int i) {
    return z[i];
  }

  /** Mean infrared counts. */
  double infrared() {
    return infrared / count;
  }

  Plane plane() {
    return Plane.fit(x, y, z, count);
  }

  /** Root mean square height over a plane, in mm. */
  double relief(Plane plane) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double height = plane.height(x[i], y[i], z[i]);
      sum += height * height;
    }
    return Math.sqrt(sum / count);
  }
}
