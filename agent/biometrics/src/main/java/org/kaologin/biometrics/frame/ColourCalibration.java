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
}
