package org.kaologin.biometrics.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.Parameters;

class OpenEyesTest {

  @Test
  void measuresEverybodyAgainstThemselves() {
    OpenEyes wide = OpenEyes.of(List.of(0.3, 0.12, 0.31, 0.32));
    OpenEyes narrow = OpenEyes.of(List.of(0.2, 0.21, 0.2));
    Attention look = new Attention(0.19, 0);
    assertTrue(narrow.attend(look));
    assertFalse(wide.attend(look));
  }

  @Test
  void takesNoEyeForOpenThatNobodyHas() {
    OpenEyes odd = OpenEyes.of(List.of(0.05));
    assertFalse(odd.areOpen(new Attention(0.1, 0)));
  }

  @Test
  void knowsNothingOfWhoWasNotSeen() {
    assertEquals(Parameters.USUAL_OPENNESS, OpenEyes.of(List.of(Double.NaN)).usual());
    assertEquals(0.3, OpenEyes.of(List.of(Double.NaN, 0.3)).usual());
  }

  @Test
  void wantsTheFaceTowardsTheScreen() {
    OpenEyes eyes = new OpenEyes(0.3);
    assertTrue(eyes.attend(new Attention(0.3, Parameters.LARGEST_TURN_DEGREES)));
    assertFalse(eyes.attend(new Attention(0.3, Parameters.LARGEST_TURN_DEGREES + 1)));
    assertFalse(eyes.attend(new Attention(0.3, Double.NaN)));
    assertFalse(eyes.attend(new Attention(Double.NaN, 0)));
  }
}
