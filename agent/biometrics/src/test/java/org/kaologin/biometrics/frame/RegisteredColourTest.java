package org.kaologin.biometrics.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisteredColourTest {
  private static final CameraIntrinsics DEPTH =
      new CameraIntrinsics(365, 365, 10, 5, 0, 0, 0, 0, 0);

  /** Three colour pixels a depth pixel, and a camera 52 mm beside: 0.26 pixels at two metres. */
  private static final ColourCalibration COLOUR =
      new ColourCalibration(
          10,
          30,
          15,
          1000,
          52,
          List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3 * 0.2199, 0.0, 0.0),
          List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3 * 0.2199, 0.0));

  /** Red grows by 4 a column of the camera's picture, green by 8 a row, blue is 77. */
  private static Frame frame(int scale, Optional<ColourCalibration> calibration) {
    int width = 60 / scale;
    int height = 30 / scale;
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      double middle = (scale - 1) / 2.0;
      rgb[3 * i] = (byte) (4 * (i % width * scale + middle));
      rgb[3 * i + 1] = (byte) (8 * (i / width * scale + middle));
      rgb[3 * i + 2] = 77;
    }
    return new Frame(
        0,
        0,
        new InfraredImage(20, 10, new float[200]),
        new DepthImage(20, 10, new float[200]),
        Optional.of(new ColourImage(width, height, scale, rgb)),
        new Calibration(DEPTH, calibration));
  }

  private static float[] at(int scale, int u, int v, double millimetres) {
    float[] rgb = new float[3];
    RegisteredColour.of(frame(scale, Optional.of(COLOUR))).orElseThrow().at(u, v, millimetres, rgb);
    return rgb;
  }

  @Test
  void isTheColourOfThePlaceThatThePixelSees() {
    assertArrayEquals(new float[] {120, 120, 77}, at(1, 10, 5, 1000), 0.1f);
    assertArrayEquals(new float[] {120 + 12, 120 + 48, 77}, at(1, 11, 7, 1000), 0.1f);
  }

  @Test
  void movesAsideWithTheRange() {
    double pixels = 10 * (52.0 / 2000 - 52.0 / 1000);
    assertEquals(120 + 4 * pixels, at(1, 10, 5, 2000)[0], 0.1);
  }

  @Test
  void isTheSameInAReducedPicture() {
    for (int scale : new int[] {2, 3}) {
      assertArrayEquals(at(1, 11, 6, 800), at(scale, 11, 6, 800), 1.5f);
    }
  }

  @Test
  void isBlackOutsideThePicture() {
    assertArrayEquals(new float[3], at(1, 0, 5, 5000), "left of it");
    assertArrayEquals(new float[3], at(1, 10, 200, 1000), "below it");
    assertArrayEquals(new float[3], at(1, -2_000_000, 5, 1000), "far from it");
  }

  @Test
  void needsToKnowTheColourCamera() {
    assertEquals(Optional.empty(), RegisteredColour.of(frame(1, Optional.empty())));
  }
}
