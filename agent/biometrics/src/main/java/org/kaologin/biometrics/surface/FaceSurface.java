package org.kaologin.biometrics.surface;

import java.util.Arrays;
import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.image.Point;

/**
 * The part of the depth picture that is a face, measured in millimetres.
 *
 * @param rangeMillimetres median depth
 * @param share of the face's ellipse that has depth near that range, 0 to 1
 * @param plane the plane that fits it best
 * @param reliefMillimetres root mean square departure from that plane
 * @param noseMillimetres how far the nose stands out of that plane; negative when it lies behind
 * @param eyesMillimetres from outer eye corner to outer eye corner, on the plane
 * @param infrared mean infrared counts of the same pixels
 */
public record FaceSurface(
    double rangeMillimetres,
    double share,
    Plane plane,
    double reliefMillimetres,
    double noseMillimetres,
    double eyesMillimetres,
    double infrared) {

  /** Where the tip of the nose is seen on the way from between the eyes to the nose's base. */
  private static final double NOSE_TIP = 0.8;

  /** Radius of the disc that is read as the nose, in eye distances. */
  private static final double NOSE_RADIUS = 0.16;

  /** Of the disc's heights, the one that counts: high, but not one flying pixel. */
  private static final double NOSE_QUANTILE = 0.8;

  /** Where the ellipse's centre lies on the same way. */
  private static final double CENTRE = 0.6;

  /** Fewest pixels worth a fit. */
  private static final int LEAST_PIXELS = 200;

  /**
   * Measures the surface under a face's landmarks, without correcting lens distortion (under 2 % in
   * the middle half of the picture).
   *
   * @return empty where there is too little depth
   */
  public static Optional<FaceSurface> measure(Frame frame, Landmarks landmarks) {
    Ellipse ellipse = Ellipse.of(landmarks, frame.depth().width(), frame.depth().height());
    double range = ellipse.medianDepth(frame);
    if (Double.isNaN(range)) {
      return Optional.empty();
    }
    Cloud cloud = ellipse.cloud(frame, range);
    if (cloud.count < LEAST_PIXELS) {
      return Optional.empty();
    }
    Plane plane = Plane.fit(cloud.x, cloud.y, cloud.z, cloud.count);
    CameraIntrinsics camera = frame.calibration().depth();
    return Optional.of(
        new FaceSurface(
            range,
            (double) cloud.count / ellipse.pixels,
            plane,
            cloud.relief(plane),
            cloud.nose(plane, ellipse, camera, range),
            eyes(landmarks, plane, camera),
            cloud.infrared / cloud.count));
  }

  private static double eyes(Landmarks landmarks, Plane plane, CameraIntrinsics camera) {
    double[] one = plane.under(landmarks.points().get(0), camera);
    double[] other = plane.under(landmarks.points().get(2), camera);
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }

  /** Depth pixels as points in space, millimetres, sensor at the origin. */
  private static final class Cloud {
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

    double relief(Plane plane) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += Math.pow(plane.height(x[i], y[i], z[i]), 2);
      }
      return Math.sqrt(sum / count);
    }

    double nose(Plane plane, Ellipse ellipse, CameraIntrinsics camera, double range) {
      double radius = ellipse.eyeDistance * NOSE_RADIUS / camera.fx() * range;
      double noseX = (ellipse.nose.x() - camera.cx()) / camera.fx() * range;
      double noseY = (ellipse.nose.y() - camera.cy()) / camera.fy() * range;
      double[] heights = new double[count];
      int found = 0;
      for (int i = 0; i < count; i++) {
        if (Math.hypot(x[i] - noseX, y[i] - noseY) <= radius) {
          heights[found++] = plane.height(x[i], y[i], z[i]);
        }
      }
      if (found == 0) {
        return 0;
      }
      Arrays.sort(heights, 0, found);
      return heights[(int) ((found - 1) * NOSE_QUANTILE)];
    }
  }

  /** The face's outline in the picture, turned with the head. */
  private static final class Ellipse {
    private final Point centre;
    private final Point nose;
    private final double eyeDistance;
    private final double cosine;
    private final double sine;
    private final int left;
    private final int top;
    private final int right;
    private final int bottom;
    private int pixels;

    private Ellipse(Landmarks landmarks, int width, int height) {
      Point eyes = landmarks.leftEye().middle(landmarks.rightEye());
      Point base = landmarks.noseBase();
      centre = between(eyes, base, CENTRE);
      nose = between(eyes, base, NOSE_TIP);
      eyeDistance = landmarks.eyeDistance();
      double roll = Math.toRadians(landmarks.rollDegrees());
      cosine = Math.cos(roll);
      sine = Math.sin(roll);
      double reach =
          eyeDistance * Math.max(Parameters.SURFACE_HALF_WIDTH, Parameters.SURFACE_HALF_HEIGHT);
      left = (int) Math.max(0, centre.x() - reach);
      top = (int) Math.max(0, centre.y() - reach);
      right = (int) Math.min(width - 1.0, centre.x() + reach);
      bottom = (int) Math.min(height - 1.0, centre.y() + reach);
    }

    static Ellipse of(Landmarks landmarks, int width, int height) {
      return new Ellipse(landmarks, width, height);
    }

    private static Point between(Point from, Point to, double way) {
      return new Point(from.x() + way * (to.x() - from.x()), from.y() + way * (to.y() - from.y()));
    }

    private boolean holds(int column, int row) {
      double dx = column - centre.x();
      double dy = row - centre.y();
      double across = (cosine * dx + sine * dy) / (eyeDistance * Parameters.SURFACE_HALF_WIDTH);
      double along = (cosine * dy - sine * dx) / (eyeDistance * Parameters.SURFACE_HALF_HEIGHT);
      return across * across + along * along <= 1;
    }

    /** Median of the valid depths, or NaN without any. Counts the pixels on the way. */
    double medianDepth(Frame frame) {
      float[] depths = new float[Math.max(0, (right - left + 1) * (bottom - top + 1))];
      int valid = 0;
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          if (holds(x, y)) {
            pixels++;
            float z = frame.depth().at(x, y);
            if (z >= Parameters.NEAREST_MILLIMETRES && z < Float.MAX_VALUE) {
              depths[valid++] = z;
            }
          }
        }
      }
      Arrays.sort(depths, 0, valid);
      return valid == 0 ? Double.NaN : depths[valid / 2];
    }

    Cloud cloud(Frame frame, double range) {
      CameraIntrinsics camera = frame.calibration().depth();
      Cloud cloud = new Cloud(pixels);
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          float z = frame.depth().at(x, y);
          if (holds(x, y) && Math.abs(z - range) <= Parameters.SURFACE_DEPTH_MILLIMETRES) {
            cloud.add(
                (x - camera.cx()) / camera.fx() * z,
                (y - camera.cy()) / camera.fy() * z,
                z,
                frame.infrared().at(x, y));
          }
        }
      }
      return cloud;
    }
  }
}
