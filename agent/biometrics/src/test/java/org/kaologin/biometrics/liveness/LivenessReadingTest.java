package org.kaologin.biometrics.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.head.HeadSurface;
import org.kaologin.biometrics.head.Look;
import org.kaologin.biometrics.head.MeanFaces;
import org.kaologin.biometrics.liveness.LivenessReading.Finding;
import org.kaologin.biometrics.surface.FaceSurface;
import org.kaologin.biometrics.surface.SyntheticSurface;

class LivenessReadingTest {

  @Test
  void takesAHeadForAlive() throws Exception {
    Look look = Look.read();
    LivenessReading life = read(look.frame(), look.landmarks());
    assertEquals(Finding.LIVE, life.finding(), life.toString());
    assertTrue(life.relief().likeness() > 0.6, life.relief() + "");
    assertTrue(life.live());
  }

  @Test
  void takesACastOfThatHeadForOneMaterial() throws Exception {
    Look look = Look.read();
    LivenessReading life = read(Casts.of(look.frame()), look.landmarks());
    assertEquals(Finding.ONE_MATERIAL, life.finding());
    assertTrue(life.shading().followsForm() > 0.8, life.shading() + "");
  }

  @Test
  void takesASheetForFlatHoweverItIsHeld() throws Exception {
    for (double degrees : new double[] {-30, -10, 0, 10, 30}) {
      assertEquals(
          Finding.FLAT, finding(SyntheticSurface.sheet(Math.tan(Math.toRadians(degrees))), 1, 1));
    }
  }

  @Test
  void takesAPaperConeForNoHeadAlthoughItsTipStandsOut() throws Exception {
    SyntheticSurface.Shape cone =
        (x, y) -> SyntheticSurface.RANGE_MILLIMETRES + 0.45 * Math.hypot(x, y - 36);
    LivenessReading life = read(SyntheticSurface.frame(cone, 1), SyntheticSurface.landmarks(1));
    assertTrue(life.noseMillimetres() > 10, "nose " + life.noseMillimetres());
    assertEquals(Finding.UNLIKE_A_HEAD, life.finding(), life.toString());
  }

  @Test
  void takesADarkSurfaceForAScreen() throws Exception {
    assertEquals(Finding.DARK_IN_INFRARED, finding(SyntheticSurface.head(), 0.05, 1));
  }

  @Test
  void takesADollsFaceForTooSmall() throws Exception {
    assertEquals(Finding.WRONG_SIZE, finding(SyntheticSurface.head(), 1, 0.6));
  }

  @Test
  void wantsDepthUnderTheFace() throws Exception {
    SyntheticSurface.Shape holes =
        (x, y) -> Math.floorMod((long) x, 4) < 3 ? 0 : SyntheticSurface.head().depth(x, y);
    assertEquals(Finding.WITHOUT_DEPTH, finding(holes, 4, 1));
  }

  @Test
  void takesAFaceWithoutAHeadForNone() throws Exception {
    Look look = Look.read();
    FaceSurface surface = FaceSurface.measure(look.frame(), look.landmarks()).orElseThrow();
    assertEquals(Finding.UNLIKE_A_HEAD, reading(surface, Optional.empty()).finding());
  }

  private static Finding finding(SyntheticSurface.Shape shape, double brightness, double size)
      throws Exception {
    return read(SyntheticSurface.frame(shape, brightness), SyntheticSurface.landmarks(size))
        .finding();
  }

  private static LivenessReading read(Frame frame, Landmarks landmarks) throws Exception {
    return reading(
        FaceSurface.measure(frame, landmarks).orElseThrow(),
        HeadSurface.measure(frame, landmarks, MeanFaces.built()));
  }

  private static LivenessReading reading(FaceSurface surface, Optional<HeadSurface> head) {
    return LivenessReading.of(surface, head, InColour.UNKNOWN);
  }
}
