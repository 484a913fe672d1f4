package org.kaologin.admin.look;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2, success criteria 1.4.3 and 1.4.11 at level AA. */
class ContrastTest {
  private static final double WORDS = 4.5;
  private static final double SIGNS = 3;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wordsAndSignsStandOutInBothLooks(boolean dark) throws Exception {
    SwingUtilities.invokeAndWait(() -> Look.install(new Desktop(dark, Optional.empty())));

    for (String ground : List.of(Look.CARD, "Panel.background", "Kao.sidebar")) {
      assertContrast(WORDS, "Label.foreground", ground);
      assertContrast(SIGNS, Look.ACCENT, ground);
    }
    for (String ground : List.of(Look.CARD, "Panel.background")) {
      assertContrast(WORDS, Look.MUTED, ground);
      assertContrast(WORDS, Look.GOOD, ground);
      assertContrast(WORDS, Look.WARNING, ground);
      assertContrast(WORDS, Look.BAD, ground);
    }
    for (String person : Look.PERSONS) {
      assertContrast(SIGNS, person, Look.CARD);
    }
  }

  private static void assertContrast(double least, String ink, String ground) {
    double contrast = contrast(Look.colour(ink), Look.colour(ground));
    assertTrue(contrast >= least, ink + " on " + ground + ": " + contrast);
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance, WCAG 2.2. */
  private static double luminance(Color colour) {
    float[] rgb = colour.getRGBColorComponents(null);
    double[] linear = new double[3];
    for (int i = 0; i < linear.length; i++) {
      linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
