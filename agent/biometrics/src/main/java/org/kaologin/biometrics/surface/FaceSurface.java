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
 * @param noseMillimetres how far the nose stands out in every direction, see {@link Prominence}
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
    if (cloud.count() < LEAST_PIXELS) {
      return Optional.empty();
    }
    Plane plane = cloud.plane();
    CameraIntrinsics camera = frame.calibration().depth();
    return Optional.of(
        new FaceSurface(
            range,
            (double) cloud.count() / ellipse.pixels,
            plane,
            cloud.relief(plane),
            Prominence.of(HeightMap.of(cloud, plane, ellipse.nose, camera)),
            eyes(landmarks, plane, camera),
            cloud.infrared()));
  }

  private static double eyes(Landmarks landmarks, Plane plane, CameraIntrinsics camera) {
    double[] one = plane.under(landmarks.points().get(0), camera);
    double[] other = plane.under(landmarks.points().get(2), camera);
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
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
