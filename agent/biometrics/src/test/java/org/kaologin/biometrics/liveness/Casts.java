package org.kaologin.biometrics.liveness;

import java.util.Optional;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/** Turns what a frame shows to plaster: the same shape, lit as matt white (Lambert). */
final class Casts {
  /** Counts of a white surface at one metre that faces the lamp. */
  private static final double LAMP = 9200;

  /** Pixels to each side over which the shape is averaged: casting rounds it, noise is not cast. */
  private static final int ROUNDING = 2;

  private Casts() {}

  static Frame of(Frame frame) {
    DepthImage depth = rounded(frame.depth());
    int width = depth.width();
    float[] counts = new float[width * depth.height()];
    for (int y = 1; y + 1 < depth.height(); y++) {
      for (int x = 1; x + 1 < width; x++) {
        double z = depth.at(x, y);
        if (z > 0) {
          double facing = facing(depth, x, y, frame.calibration().depth());
          counts[y * width + x] = (float) (LAMP * 0.6 * facing / (z / 1000) / (z / 1000));
        }
      }
    }
    return new Frame(
        frame.sequence(),
        frame.timestampNanos(),
        new InfraredImage(width, depth.height(), counts),
        depth,
        Optional.empty(),
        frame.calibration());
  }

  private static DepthImage rounded(DepthImage depth) {
    float[] mean = new float[depth.width() * depth.height()];
    for (int y = ROUNDING; y < depth.height() - ROUNDING; y++) {
      for (int x = ROUNDING; x < depth.width() - ROUNDING; x++) {
        double sum = 0;
        int count = 0;
        for (int v = y - ROUNDING; v <= y + ROUNDING; v++) {
          for (int u = x - ROUNDING; u <= x + ROUNDING; u++) {
            double z = depth.at(u, v);
            if (z > 0 && Math.abs(z - depth.at(x, y)) < 20) {
              sum += z;
              count++;
            }
          }
        }
        mean[y * depth.width() + x] = depth.at(x, y) > 0 ? (float) (sum / count) : 0;
      }
    }
    return new DepthImage(depth.width(), depth.height(), mean);
  }

  /** Cosine between the surface's normal and the ray, from central differences. */
  private static double facing(DepthImage depth, int x, int y, CameraIntrinsics camera) {
    double z = depth.at(x, y);
    double across = (depth.at(x + 1, y) - depth.at(x - 1, y)) / 2 * camera.fx() / z;
    double along = (depth.at(x, y + 1) - depth.at(x, y - 1)) / 2 * camera.fy() / z;
    return 1 / Math.sqrt(1 + across * across + along * along);
  }
}
