package org.kaologin.biometrics.head;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.image.Point;

/** A head's pose from five landmarks alone. */
final class FirstGuess {
  /** Half side of the square around a landmark whose median depth counts, in pixels. */
  private static final int REACH = 2;

  /** A landmark this many mm off the others' depth has somebody else's. */
  private static final double FARTHEST = 60;

  private FirstGuess() {}

  /**
   * The transform from the camera's space to the head's: the line through the eyes and the way down
   * to the nose give the axes, the points' mean the place.
   *
   * @return empty where no landmark has depth, or they span nothing
   */
  static Optional<RigidTransform> of(
      DepthImage depth, CameraIntrinsics camera, Landmarks landmarks, MeanFace mean) {
    double[] depths =
        landmarks.points().stream().mapToDouble(mark -> depthAround(depth, mark)).toArray();
    double[] known = Arrays.stream(depths).filter(z -> z > 0).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    double middle = median(known);
    double[][] points = new double[Landmarks.COUNT][];
    for (int i = 0; i < points.length; i++) {
      double z = depths[i] > 0 && Math.abs(depths[i] - middle) <= FARTHEST ? depths[i] : middle;
      Point mark = landmarks.points().get(i);
      points[i] =
          new double[] {
            (mark.x() - camera.cx()) / camera.fx() * z,
            (mark.y() - camera.cy()) / camera.fy() * z,
            z
          };
    }
    return between(List.of(points), mean.marks());
  }

  private static double depthAround(DepthImage depth, Point mark) {
    double[] near = new double[(2 * REACH + 1) * (2 * REACH + 1)];
    int count = 0;
    int column = (int) (mark.x() + 0.5);
    int row = (int) (mark.y() + 0.5);
    for (int y = Math.max(0, row - REACH); y <= Math.min(depth.height() - 1, row + REACH); y++) {
      for (int x = Math.max(0, column - REACH);
          x <= Math.min(depth.width() - 1, column + REACH);
          x++) {
        if (depth.at(x, y) > 0 && depth.at(x, y) < Float.MAX_VALUE) {
          near[count++] = depth.at(x, y);
        }
      }
    }
    return count == 0 ? 0 : median(Arrays.copyOf(near, count));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static Optional<RigidTransform> between(List<double[]> from, List<double[]> to) {
    double[][] camera = axes(from);
    double[][] head = axes(to);
    double[] rotation = new double[9];
    double[] shift = new double[3];
    double[] a = mean(from);
    double[] b = mean(to);
    for (int row = 0; row < 3; row++) {
      shift[row] = b[row];
      for (int column = 0; column < 3; column++) {
        for (int axis = 0; axis < 3; axis++) {
          rotation[3 * row + column] += head[axis][row] * camera[axis][column];
        }
        shift[row] -= rotation[3 * row + column] * a[column];
      }
    }
    boolean sound = Arrays.stream(rotation).allMatch(Double::isFinite);
    return sound ? Optional.of(new RigidTransform(rotation, shift)) : Optional.empty();
  }

  private static double[][] axes(List<double[]> points) {
    double[] across = minus(mean(points.subList(0, 2)), mean(points.subList(2, 4)));
    normalise(across);
    double[] down = minus(points.get(4), mean(points.subList(0, 4)));
    double along = down[0] * across[0] + down[1] * across[1] + down[2] * across[2];
    for (int i = 0; i < 3; i++) {
      down[i] -= along * across[i];
    }
    normalise(down);
    double[] away = {
      across[1] * down[2] - across[2] * down[1],
      across[2] * down[0] - across[0] * down[2],
      across[0] * down[1] - across[1] * down[0]
    };
    return new double[][] {across, down, away};
  }

  private static double[] mean(List<double[]> points) {
    double[] mean = new double[3];
    for (double[] point : points) {
      for (int i = 0; i < 3; i++) {
        mean[i] += point[i] / points.size();
      }
    }
    return mean;
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static void normalise(double[] vector) {
    double length =
        Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    for (int i = 0; i < 3; i++) {
      vector[i] /= length;
    }
  }
}
