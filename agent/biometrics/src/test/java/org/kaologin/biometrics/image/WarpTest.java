package org.kaologin.biometrics.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WarpTest {
  private static final int SIDE = 64;

  /** A ramp stays a ramp under any similarity, so every value of the square is known. */
  @Test
  void movesARampExactly() {
    Similarity toSquare = new Similarity(0.9, 0.3, 5, -12);
    Picture square = Warp.cut(ramp(), toSquare, SIDE);
    Similarity back = toSquare.inverse();
    int compared = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        Point source = back.apply(new Point(x, y));
        if (source.x() > 1 && source.y() > 1 && source.x() < 98 && source.y() < 98) {
          assertEquals(source.x() + 2 * source.y(), square.red()[y * SIDE + x], 1e-3);
          compared++;
        }
      }
    }
    assertEquals(true, compared > 2000);
  }

  @Test
  void isBlackOutsideThePicture() {
    Picture square = Warp.cut(ramp(), new Similarity(1, 0, 1000, 0), SIDE);
    for (float value : square.red()) {
      assertEquals(0, value);
    }
  }

  @Test
  void keepsGreyPicturesGrey() {
    Picture square = Warp.cut(ramp(), new Similarity(1, 0, 0, 0), SIDE);
    assertSame(square.red(), square.blue());
  }

  private static Picture ramp() {
    float[] values = new float[100 * 100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 100 + 2 * (i / 100);
    }
    return Picture.grey(100, 100, values);
  }
}
