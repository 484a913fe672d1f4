package org.kaologin.biometrics.surface;

import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Point;

/** Frames of surfaces that formulas make, with landmarks where a face would have them. */
public final class SyntheticSurface {
  public static final double RANGE_MILLIMETRES = 700;
  private static final int WIDTH = 512;
  private static final int HEIGHT = 424;
  private static final double FOCAL = 365.5;
  private static final CameraIntrinsics CAMERA =
      new CameraIntrinsics(FOCAL, FOCAL, 256, 212, 0, 0, 0, 0, 0);

  /** Range at a place, millimetres; x right and y down of the middle between the eyes. */
  @FunctionalInterface
  public interface Shape {
    double depth(double x, double y);
  }

  /** A sheet, turned by a slope. */
  public static Shape sheet(double slope) {
    return (x, y) -> RANGE_MILLIMETRES + slope * x;
  }

  /** A head: an ellipsoid with a nose. */
  public static Shape head() {
    return (x, y) -> {
      double round = 1 - Math.pow(x / 78, 2) - Math.pow((y - 25) / 110, 2);
      double nose = 20 * Math.exp(-Math.pow(x / 10, 2) - Math.pow((y - 34) / 14, 2));
      return round <= 0 ? 0 : RANGE_MILLIMETRES + 90 * (1 - Math.sqrt(round)) - nose;
    };
  }

  private SyntheticSurface() {}

  /** A frame of a shape that reflects like skin times a factor. */
  public static Frame frame(Shape shape, double brightness) {
    float[] depth = new float[WIDTH * HEIGHT];
    float[] infrared = new float[WIDTH * HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double x = (column - CAMERA.cx()) / FOCAL * RANGE_MILLIMETRES;
        double y = (row - CAMERA.cy()) / FOCAL * RANGE_MILLIMETRES;
        int i = row * WIDTH + column;
        depth[i] = (float) shape.depth(x, y);
        infrared[i] = depth[i] > 0 ? (float) (9000 * brightness) : 0;
      }
    }
    return new Frame(
        1,
        0,
        new InfraredImage(WIDTH, HEIGHT, infrared),
        new DepthImage(WIDTH, HEIGHT, depth),
        Optional.empty(),
        new Calibration(CAMERA, Optional.empty()));
  }

  /** The landmarks of a face of a size, 1 for an adult's 90 mm between the outer eye corners. */
  public static Landmarks landmarks(double size) {
    return new Landmarks(
        List.of(
            pixel(45 * size, 0),
            pixel(17 * size, 1),
            pixel(-45 * size, 0),
            pixel(-17 * size, 1),
            pixel(0, 45 * size)));
  }

  private static Point pixel(double x, double y) {
    return new Point(
        CAMERA.cx() + x / RANGE_MILLIMETRES * FOCAL, CAMERA.cy() + y / RANGE_MILLIMETRES * FOCAL);
  }
}
