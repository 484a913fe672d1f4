package org.kaologin.biometrics.frame;

import java.util.List;

/**
 * How the Kinect v2 maps a depth pixel into its colour picture, as the camera itself reports it.
 *
 * <p>The cubic polynomials {@code mx} and {@code my} are ordered x³, y³, x²y, y²x, x², y², xy, x,
 * y, 1 (libfreenect2's {@code ColorCameraParams}).
 *
 * @param f focal length, in pixels of the 1920x1080 picture
 * @param cx principal point's column, in pixels
 * @param cy principal point's row, in pixels
 * @param shiftD the disparity's depth parameter
 * @param shiftM the disparity's baseline, in millimetres
 * @param mx ten coefficients for the column
 * @param my ten coefficients for the row
 */
public record ColourCalibration(
    double f,
    double cx,
    double cy,
    double shiftD,
    double shiftM,
    List<Double> mx,
    List<Double> my) {

  /** How many coefficients each polynomial has. */
  public static final int COEFFICIENTS = 10;

  /** What the camera's own software scales depth pixels by before the polynomials, */
  private static final double DEPTH_UNIT = 0.01;

  /** and colour pixels after. */
  private static final double COLOUR_UNIT = 0.002199;

  public ColourCalibration {
    mx = List.copyOf(mx);
    my = List.copyOf(my);
    if (mx.size() != COEFFICIENTS || my.size() != COEFFICIENTS) {
      throw new IllegalArgumentException("a polynomial has " + COEFFICIENTS + " coefficients");
    }
    if (!(f > 0) || !Double.isFinite(f + cx + cy + shiftD + shiftM)) {
      throw new IllegalArgumentException("colour calibration must be finite with f > 0");
    }
  }

  /**
   * The column, in pixels of the 1920x1080 picture, of what a depth pixel sees.
   *
   * @param depth the depth camera
   * @param u the pixel's column
   * @param v its row
   * @param millimetres its depth, positive
   */
  public double column(CameraIntrinsics depth, double u, double v, double millimetres) {
    double far = value(mx, depth, u, v) / COLOUR_UNIT;
    return far + f * (shiftM / millimetres - shiftM / shiftD) + cx;
  }

  /** The row of the same: it does not depend on the range, as the cameras stand side by side. */
  public double row(CameraIntrinsics depth, double u, double v) {
    return value(my, depth, u, v) / COLOUR_UNIT + cy;
  }

  private static double value(List<Double> m, CameraIntrinsics depth, double u, double v) {
    double x = (u - depth.cx()) * DEPTH_UNIT;
    double y = (v - depth.cy()) * DEPTH_UNIT;
    return x * x * x * m.get(0)
        + y * y * y * m.get(1)
        + x * x * y * m.get(2)
        + y * y * x * m.get(3)
        + x * x * m.get(4)
        + y * y * m.get(5)
        + x * y * m.get(6)
        + x * m.get(7)
        + y * m.get(8)
        + m.get(9);
  }
}
