package org.kaologin.biometrics.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

class ToneCurveTest {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 100;

  @Test
  void makesTheRegionsUpperQuantileWhite() {
    InfraredImage infrared = image(i -> i);
    Picture picture = ToneCurve.of(infrared, 0, 0, WIDTH, HEIGHT).apply(infrared);
    assertEquals(255, picture.red()[9_850]);
    assertTrue(picture.red()[9_000] < 255);
    assertEquals(255 * Math.pow(5_000 / 9_800.0, 0.6), picture.red()[5_000], 1.5);
  }

  @Test
  void takesNoNoticeOfABrightWallBehindThePerson() {
    float[] depth = new float[WIDTH * HEIGHT];
    Arrays.fill(depth, 0, 3000, 700);
    Arrays.fill(depth, 3000, depth.length, 2500);
    InfraredImage dark = image(i -> i < 3000 ? 4000 : 10);
    InfraredImage bright = image(i -> i < 3000 ? 4000 : 60000);
    DepthImage depthImage = new DepthImage(WIDTH, HEIGHT, depth);
    assertEquals(
        ToneCurve.ofNear(dark, depthImage).apply(dark).red()[10],
        ToneCurve.ofNear(bright, depthImage).apply(bright).red()[10]);
  }

  @Test
  void leavesAnEmptyRoomDark() {
    InfraredImage infrared = image(i -> i % 7);
    Picture picture = ToneCurve.of(infrared, 0, 0, WIDTH, HEIGHT).apply(infrared);
    assertTrue(picture.red()[6] < 64);
  }

  @Test
  void survivesNumbersThatAreNone() {
    InfraredImage infrared = image(i -> i % 2 == 0 ? Float.NaN : -5f);
    for (float value : ToneCurve.of(infrared, 0, 0, WIDTH, HEIGHT).apply(infrared).red()) {
      assertTrue(value >= 0 && value <= 255);
    }
  }

  private interface Values {
    float at(int index);
  }

  private static InfraredImage image(Values values) {
    float[] pixels = new float[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = values.at(i);
    }
    return new InfraredImage(WIDTH, HEIGHT, pixels);
  }
}
