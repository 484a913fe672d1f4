package org.kaologin.biometrics.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaceSurfaceTest {

  @Test
  void measuresASheetAsFlatAndTurnedAsItIs() {
    FaceSurface surface = measure(SyntheticSurface.sheet(Math.tan(Math.toRadians(15))), 1);
    assertEquals(0, surface.reliefMillimetres(), 1.5);
    assertEquals(0, surface.noseMillimetres(), 2.5);
    assertEquals(15, surface.plane().yawDegrees(), 2.5);
    assertEquals(0, surface.plane().pitchDegrees(), 0.5);
  }

  @Test
  void measuresAHeadsReliefNoseAndSize() {
    FaceSurface surface = measure(SyntheticSurface.head(), 1);
    assertTrue(surface.reliefMillimetres() > 6, "relief " + surface.reliefMillimetres());
    assertTrue(surface.noseMillimetres() > 15, "nose " + surface.noseMillimetres());
    assertEquals(90, surface.eyesMillimetres(), 8);
    assertEquals(9000, surface.infrared(), 1);
    assertEquals(1, surface.share(), 0.1);
  }

  @Test
  void findsNothingWhereThereIsNoDepth() {
    assertTrue(
        FaceSurface.measure(SyntheticSurface.frame((x, y) -> 0, 1), SyntheticSurface.landmarks(1))
            .isEmpty());
  }

  @Test
  void survivesDepthThatIsNoNumber() {
    assertTrue(
        FaceSurface.measure(
                SyntheticSurface.frame((x, y) -> Double.NaN, 1), SyntheticSurface.landmarks(1))
            .isEmpty());
  }

  private static FaceSurface measure(SyntheticSurface.Shape shape, double size) {
    return FaceSurface.measure(SyntheticSurface.frame(shape, 1), SyntheticSurface.landmarks(size))
        .orElseThrow();
  }
}
