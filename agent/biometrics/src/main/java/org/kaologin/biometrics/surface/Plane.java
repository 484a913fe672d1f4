package org.kaologin.biometrics.surface;

import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.image.Point;

/**
 * {@code z = offset + slopeX * x + slopeY * y} in the sensor's millimetres: x right, y down, z
 * away.
 *
 * @param offset in mm
 * @param slopeX mm of range for each mm to the right
 * @param slopeY mm of range for each mm down
 */
public record Plane(double offset, double slopeX, double slopeY) {

  /** The plane with the least squared error along z; a level one where the points span none. */
  static Plane fit(double[] x, double[] y, double[] z, int count) {
    double meanX = mean(x, count);
    double meanY = mean(y, count);
    double meanZ = mean(z, count);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xz = 0;
    double yz = 0;
    for (int i = 0; i < count; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      double dz = z[i] - meanZ;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
      xz += dx * dz;
      yz += dy * dz;
    }
    double determinant = xx * yy - xy * xy;
    if (!(determinant > 1e-6)) {
      return new Plane(meanZ, 0, 0);
    }
    double slopeX = (xz * yy - yz * xy) / determinant;
    double slopeY = (yz * xx - xz * xy) / determinant;
    return new Plane(meanZ - slopeX * meanX - slopeY * meanY, slopeX, slopeY);
  }

  private static double mean(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** How far a point stands out of the plane towards the sensor, in mm along the normal. */
  double height(double x, double y, double z) {
    return (offset + slopeX * x + slopeY * y - z)
        / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
  }

  /** The point of the plane next to a point: x, y, z in mm. */
  double[] foot(double x, double y, double z) {
    double lift = (offset + slopeX * x + slopeY * y - z) / (1 + slopeX * slopeX + slopeY * slopeY);
    return new double[] {x - lift * slopeX, y - lift * slopeY, z + lift};
  }

  /** The point of the plane that a pixel shows: x, y, z in mm. */
  double[] under(Point pixel, CameraIntrinsics camera) {
    double rayX = (pixel.x() - camera.cx()) / camera.fx();
    double rayY = (pixel.y() - camera.cy()) / camera.fy();
    double z = offset / (1 - slopeX * rayX - slopeY * rayY);
    return new double[] {rayX * z, rayY * z, z};
  }

  /** Where its normal points, in degrees to the picture's right. */
  public double yawDegrees() {
    return Math.toDegrees(Math.atan(slopeX));
  }

  /** Where its normal points, in degrees downwards. */
  public double pitchDegrees() {
    return Math.toDegrees(Math.atan(slopeY));
  }
}
