package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/**
 * A rigid mask of the person's true shape, in which nothing moves. The first frame gives the shape;
 * later ones show the same.
 */
final class RigidMask implements Attack {
  /** Reflectances of plaster, resin, silicone. */
  private static final double DARKEST = 0.3;

  private static final double BRIGHTEST = 0.8;

  /** Casting rounds details of this many pixels' radius. */
  private static final int ROUNDING = 2;

  /** A head's depth behind the nose, in mm. */
  private static final double HEAD = 200;

  private final boolean painted;

  private RigidMask(boolean painted) {
    this.painted = painted;
  }

  /** Cast in one material: no skin, hair, brows or eyes. */
  static RigidMask cast() {
    return new RigidMask(false);
  }

  /**
   * Painted so well that in infrared it looks as the person does: whoever can do that has the
   * person's shape and picture. Still, it does not blink.
   */
  static RigidMask painted() {
    return new RigidMask(true);
  }

  @Override
  public Instrument make(Random random) {
    double reflectance = Draw.between(random, DARKEST, BRIGHTEST);
    Scene[] made = new Scene[1];
    return (frame, sitter, hand) -> {
      if (made[0] == null) {
        made[0] = scene(frame, sitter, reflectance);
      }
      return made[0];
    };
  }

  private Scene scene(Frame shape, Sitter sitter, double reflectance) {
    Scene scene = Scene.withoutPerson(shape, sitter);
    int width = shape.depth().width();
    double[] smooth = rounded(shape, sitter);
    CameraIntrinsics camera = shape.calibration().depth();
    for (int y = 1; y + 1 < shape.depth().height(); y++) {
      for (int x = 1; x + 1 < width; x++) {
        int i = y * width + x;
        if (smooth[i] > 0) {
          double facing = facing(smooth, width, i, x - camera.cx(), y - camera.cy(), camera.fx());
          double counts =
              painted ? shape.infrared().at(x, y) : Sensor.counts(reflectance, facing, smooth[i]);
          scene.set(i, smooth[i], counts);
        }
      }
    }
    return scene;
  }

  /** Mean range of the head's pixels around each pixel of the head; 0 elsewhere. */
  private static double[] rounded(Frame frame, Sitter sitter) {
    int width = frame.depth().width();
    int height = frame.depth().height();
    double[] smooth = new double[width * height];
    for (int row = ROUNDING; row < height - ROUNDING; row++) {
      for (int column = ROUNDING; column < width - ROUNDING; column++) {
        double sum = 0;
        int count = 0;
        for (int y = row - ROUNDING; y <= row + ROUNDING; y++) {
          for (int x = column - ROUNDING; x <= column + ROUNDING; x++) {
            float z = frame.depth().at(x, y);
            if (Math.abs(z - sitter.rangeMillimetres()) < HEAD) {
              sum += z;
              count++;
            }
          }
        }
        boolean head = Math.abs(frame.depth().at(column, row) - sitter.rangeMillimetres()) < HEAD;
        smooth[row * width + column] = head ? sum / count : 0;
      }
    }
    return smooth;
  }

  /** Cosine between the ray of a pixel and the surface under it. */
  private static double facing(
      double[] range, int width, int i, double right, double down, double focal) {
    double acrossX = slope(range[i - 1], range[i], range[i + 1]);
    double acrossY = slope(range[i - width], range[i], range[i + width]);
    double millimetres = range[i] / focal;
    // The surface's tangents to the next pixel right and down, crossed.
    double[] one = {millimetres + right / focal * acrossX, down / focal * acrossX, acrossX};
    double[] other = {right / focal * acrossY, millimetres + down / focal * acrossY, acrossY};
    double nx = one[1] * other[2] - one[2] * other[1];
    double ny = one[2] * other[0] - one[0] * other[2];
    double nz = one[0] * other[1] - one[1] * other[0];
    double rayX = right / focal;
    double rayY = down / focal;
    return Math.abs(nx * rayX + ny * rayY + nz)
        / Math.max(1e-9, Math.sqrt(nx * nx + ny * ny + nz * nz))
        / Math.sqrt(1 + rayX * rayX + rayY * rayY);
  }

  private static double slope(double before, double here, double after) {
    if (before > 0 && after > 0) {
      return (after - before) / 2;
    }
    return before > 0 ? here - before : after > 0 ? after - here : 0;
  }
}
