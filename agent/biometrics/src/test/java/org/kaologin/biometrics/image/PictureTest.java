package org.kaologin.biometrics.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void isMirroredRowByRowAndPlaneByPlane() {
    float[] red = {1, 2, 3, 4, 5, 6};
    float[] green = {10, 20, 30, 40, 50, 60};
    float[] blue = {7, 8, 9, 7, 8, 9};
    Picture mirrored = new Picture(3, 2, red, green, blue).mirrored();
    assertArrayEquals(new float[] {3, 2, 1, 6, 5, 4}, mirrored.red());
    assertArrayEquals(new float[] {30, 20, 10, 60, 50, 40}, mirrored.green());
    assertArrayEquals(new float[] {9, 8, 7, 9, 8, 7}, mirrored.blue());
    assertArrayEquals(red, new Picture(3, 2, red, green, blue).mirrored().mirrored().red());
  }

  @Test
  void staysGrey() {
    Picture grey = Picture.grey(3, 1, new float[] {1, 2, 3}).mirrored();
    assertTrue(grey.isGrey());
    assertArrayEquals(new float[] {3, 2, 1}, grey.red());
  }
}
