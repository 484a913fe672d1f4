package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.LivenessReading.Finding;
import org.kaologin.biometrics.surface.FaceSurface;
import org.kaologin.biometrics.surface.SyntheticSurface;

class LivenessReadingTest {

  @Test
  void takesAHeadForAlive() {
    assertEquals(Finding.LIVE, finding(SyntheticSurface.head(), 1, 1));
  }

  @Test
  void takesASheetForFlatHoweverItIsHeld() {
    for (double degrees : new double[] {-30, -10, 0, 10, 30}) {
      assertEquals(
          Finding.FLAT, finding(SyntheticSurface.sheet(Math.tan(Math.toRadians(degrees))), 1, 1));
    }
  }

  @Test
  void takesADarkSurfaceForAScreen() {
    assertEquals(Finding.DARK_IN_INFRARED, finding(SyntheticSurface.head(), 0.05, 1));
  }

  @Test
  void takesADollsFaceForTooSmall() {
    assertEquals(Finding.WRONG_SIZE, finding(SyntheticSurface.head(), 1, 0.6));
  }

  @Test
  void wantsDepthUnderTheFace() {
    SyntheticSurface.Shape holes =
        (x, y) -> Math.floorMod((long) x, 4) < 3 ? 0 : SyntheticSurface.head().depth(x, y);
    assertEquals(Finding.WITHOUT_DEPTH, finding(holes, 4, 1));
  }

  private static Finding finding(SyntheticSurface.Shape shape, double brightness, double size) {
    return LivenessReading.of(
            FaceSurface.measure(
                    SyntheticSurface.frame(shape, brightness), SyntheticSurface.landmarks(size))
                .orElseThrow())
        .finding();
  }
}
