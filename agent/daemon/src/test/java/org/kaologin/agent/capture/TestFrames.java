package org.kaologin.agent.capture;

import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/** Frames made by formulas: a slanted wall with a ball before it. */
public final class TestFrames {
  public static final int WIDTH = 512;
  public static final int HEIGHT = 424;

  public static final Calibration CALIBRATION =
      new Calibration(
          new CameraIntrinsics(365.456, 365.456, 254.878, 205.395, 0.0905, -0.268, 0, 0, 0.0951),
          Optional.of(
              new ColourCalibration(
                  1081.37,
                  959.5,
                  539.5,
                  863,
                  52,
                  List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
                  List.of(1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0))));

  private TestFrames() {}

  /** A frame of which the ball's place depends on the number. */
  public static CapturedFrame frame(int number) {
    return frame(number, Optional.of(new byte[] {1, 2, 3, (byte) number}));
  }

  /** A frame with a given colour picture. */
  public static CapturedFrame frame(int number, Optional<byte[]> jpeg) {
    float[] infrared = new float[WIDTH * HEIGHT];
    float[] millimetres = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int i = y * WIDTH + x;
        boolean ball = Math.hypot(x - 200 - 10.0 * number, y - 200) < 60;
        millimetres[i] = ball ? 700 : 1500 + x;
        infrared[i] = ball ? 12000 : 3000 + y;
      }
    }
    return new CapturedFrame(
        number,
        number * 33_000_000L,
        new InfraredImage(WIDTH, HEIGHT, infrared),
        new DepthImage(WIDTH, HEIGHT, millimetres),
        jpeg,
        CALIBRATION);
  }
}
