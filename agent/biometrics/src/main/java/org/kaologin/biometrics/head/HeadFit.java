package org.kaologin.biometrics.head;

import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.algebra.Cholesky;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/**
 * Finds where a head is, by laying the mean face onto its depth: iterated closest points, point to
 * plane, projective association (Chen and Medioni 1991), from a first guess by landmarks.
 */
final class HeadFit {
  private static final int UNKNOWNS = 6;

  /** Less weight in all than this many points is no face. */
  private static final double LEAST_WEIGHT = 50;

  /** Pulls a step towards none where the points do not say; small beside them. */
  private static final double TURN_DAMPING = 1e-3;

  private static final double SHIFT_DAMPING = 1e-5;

  private final MeanFace mean;
  private final Cloud cloud;
  private final double[] point = new double[3];
  private final double[] target = new double[3];
  private final double[] row = new double[UNKNOWNS];
  private final double[] rightSide = new double[UNKNOWNS];
  private final double[][] normal = new double[UNKNOWNS][UNKNOWNS];
  private double weight;

  private HeadFit(MeanFace mean, Cloud cloud) {
    this.mean = mean;
    this.cloud = cloud;
  }

  /**
   * The transform from the camera's space to the head's.
   *
   * @return empty where there is too little depth
   */
  static Optional<RigidTransform> of(
      Frame frame, Landmarks landmarks, Window window, MeanFace mean) {
    CameraIntrinsics camera = frame.calibration().depth();
    Optional<RigidTransform> guess = FirstGuess.of(frame.depth(), camera, landmarks, mean);
    if (guess.isEmpty()) {
      return Optional.empty();
    }
    HeadFit fit = new HeadFit(mean, Cloud.of(frame.depth(), camera, window));
    RigidTransform pose = guess.get();
    for (int round = 0; round < Parameters.HEAD_FIT_ROUNDS; round++) {
      double[] step = fit.step(pose, reach(round));
      if (fit.weight < LEAST_WEIGHT) {
        return Optional.empty();
      }
      pose = pose.then(step);
    }
    return Optional.of(pose);
  }

  /** Residuals beyond this many mm do not count; closer from round to round. */
  private static double reach(int round) {
    double way = Math.min(1, round / (Parameters.HEAD_FIT_ROUNDS - 3.0));
    return Parameters.HEAD_FIT_FIRST_REACH
        + (Parameters.HEAD_FIT_LAST_REACH - Parameters.HEAD_FIT_FIRST_REACH) * way;
  }

  private double[] step(RigidTransform pose, double reach) {
    weight = 0;
    java.util.Arrays.fill(rightSide, 0);
    for (double[] line : normal) {
      java.util.Arrays.fill(line, 0);
    }
    for (int i = 0; i < cloud.count(); i++) {
      pose.apply(cloud.x(i), cloud.y(i), cloud.z(i), point);
      add(reach);
    }
    for (int i = 0; i < UNKNOWNS; i++) {
      normal[i][i] += weight * (i < 3 ? TURN_DAMPING : SHIFT_DAMPING);
    }
    return weight < LEAST_WEIGHT ? rightSide : Cholesky.solve(normal, rightSide);
  }

  /** Adds one point's equation, weighed by how well it fits (Tukey). */
  private void add(double reach) {
    double x = point[0];
    double y = point[1];
    double z = point[2];
    if (Math.abs(x) > Parameters.HEAD_FIT_HALF_WIDTH
        || Math.abs(y) > Parameters.HEAD_FIT_HALF_HEIGHT
        || !mean.at(x, y, target)) {
      return;
    }
    double scale = 1 / Math.sqrt(1 + target[1] * target[1] + target[2] * target[2]);
    double residual = (target[0] - z) * scale;
    if (Math.abs(residual) > reach) {
      return;
    }
    double inlier = 1 - (residual / reach) * (residual / reach);
    double w = inlier * inlier * scale;
    if (y > Parameters.HEAD_FIT_JAW) {
      w *= Parameters.HEAD_FIT_JAW_WEIGHT;
    }
    double nx = -target[1] * scale;
    double ny = -target[2] * scale;
    row[0] = y * scale - z * ny;
    row[1] = z * nx - x * scale;
    row[2] = x * ny - y * nx;
    row[3] = nx;
    row[4] = ny;
    row[5] = scale;
    for (int i = 0; i < UNKNOWNS; i++) {
      double wi = w * row[i];
      rightSide[i] += wi * residual;
      for (int j = 0; j <= i; j++) {
        normal[i][j] += wi * row[j];
      }
    }
    weight += w;
  }
}
