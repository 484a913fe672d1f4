package org.kaologin.biometrics.head;

/**
 * A turn and a shift of space: {@code p' = R p + t}, millimetres.
 *
 * <p>Immutable.
 */
public final class RigidTransform {
  /** Changes nothing. */
  static final RigidTransform NONE =
      new RigidTransform(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);

  private final double[] r;
  private final double[] t;

  /**
   * @param rotation nine numbers of an orthonormal matrix, row by row
   * @param shift three numbers, mm
   */
  RigidTransform(double[] rotation, double[] shift) {
    this.r = rotation.clone();
    this.t = shift.clone();
  }

  /** Where a point goes; written to {@code out}. */
  void apply(double x, double y, double z, double[] out) {
    out[0] = r[0] * x + r[1] * y + r[2] * z + t[0];
    out[1] = r[3] * x + r[4] * y + r[5] * z + t[1];
    out[2] = r[6] * x + r[7] * y + r[8] * z + t[2];
  }

  /** Where a point came from; written to {@code out}. */
  void undo(double x, double y, double z, double[] out) {
    double dx = x - t[0];
    double dy = y - t[1];
    double dz = z - t[2];
    out[0] = r[0] * dx + r[3] * dy + r[6] * dz;
    out[1] = r[1] * dx + r[4] * dy + r[7] * dz;
    out[2] = r[2] * dx + r[5] * dy + r[8] * dz;
  }

  /**
   * This one, and then a turn about an axis (Rodrigues) and a shift.
   *
   * @param step three numbers whose direction is the axis and whose length the angle in radians,
   *     then three of the shift in mm
   */
  RigidTransform then(double[] step) {
    double[] turn = rotation(step[0], step[1], step[2]);
    double[] rotation = new double[9];
    double[] shift = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          rotation[3 * row + column] += turn[3 * row + k] * r[3 * k + column];
        }
      }
      shift[row] =
          turn[3 * row] * t[0]
              + turn[3 * row + 1] * t[1]
              + turn[3 * row + 2] * t[2]
              + step[3 + row];
    }
    return new RigidTransform(rotation, shift);
  }

  private static double[] rotation(double x, double y, double z) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    if (angle < 1e-12) {
      return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }
    double kx = x / angle;
    double ky = y / angle;
    double kz = z / angle;
    double s = Math.sin(angle);
    double c = 1 - Math.cos(angle);
    return new double[] {
      1 - c * (ky * ky + kz * kz),
      -s * kz + c * kx * ky,
      s * ky + c * kx * kz,
      s * kz + c * kx * ky,
      1 - c * (kx * kx + kz * kz),
      -s * kx + c * ky * kz,
      -s * ky + c * kx * kz,
      s * kx + c * ky * kz,
      1 - c * (kx * kx + ky * ky)
    };
  }
}
