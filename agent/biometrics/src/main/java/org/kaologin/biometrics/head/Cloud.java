package org.kaologin.biometrics.head;

import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;

/** A part of the depth picture as points in the camera's space, in millimetres. */
final class Cloud {
  private final double[] coordinates;
  private int count;

  private Cloud(int capacity) {
    this.coordinates = new double[3 * capacity];
  }

  /** The points of a window, thinned where it has more pixels than a fit needs. */
  static Cloud of(DepthImage depth, CameraIntrinsics camera, Window window) {
    int stride = Math.max(1, (int) ((double) window.width() / Parameters.HEAD_FIT_PIXELS + 0.5));
    int most =
        ((Math.max(0, window.width()) + stride - 1) / stride)
            * ((Math.max(0, window.bottom() - window.top()) + stride - 1) / stride);
    Cloud cloud = new Cloud(most);
    for (int v = window.top(); v < window.bottom(); v += stride) {
      for (int u = window.left(); u < window.right(); u += stride) {
        float z = depth.at(u, v);
        if (z > 0 && z < Float.MAX_VALUE) {
          int at = 3 * cloud.count++;
          cloud.coordinates[at] = (u - camera.cx()) / camera.fx() * z;
          cloud.coordinates[at + 1] = (v - camera.cy()) / camera.fy() * z;
          cloud.coordinates[at + 2] = z;
        }
      }
    }
    return cloud;
  }

  int count() {
    return count;
  }

  double x(int i) {
    return coordinates[3 * i];
  }

  double y(int i) {
    return coordinates[3 * i + 1];
  }

  double z(int i) {
    return coordinates[3 * i + 2];
  }
}
