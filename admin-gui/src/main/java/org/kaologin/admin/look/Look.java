package org.kaologin.admin.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import java.awt.Color;
import java.util.List;
import javax.swing.UIManager;

/**
 * FlatLaf, light or dark, with the tool's own colours beside it. The letters are Inter's on every
 * desktop, so that nothing is cut off on one and fits on the other; what Inter lacks, such as
 * Japanese, comes from the system.
 */
public final class Look {
  /** Cards on the page. */
  public static final String CARD = "Kao.card";

  /** Words that matter less. */
  public static final String MUTED = "Kao.muted";

  /** What is well. */
  public static final String GOOD = "Kao.good";

  /** What to look at. */
  public static final String WARNING = "Kao.warning";

  /** What is wrong. */
  public static final String BAD = "Kao.bad";

  /** What is chosen or goes on. */
  public static final String ACCENT = "Component.accentColor";

  /** Persons, told apart on cards. */
  public static final List<String> PERSONS =
      List.of(
          "Kao.person1", "Kao.person2", "Kao.person3", "Kao.person4", "Kao.person5", "Kao.person6");

  private Look() {}

  /** Makes the tool look as the desktop does. Called on the event thread, before any window. */
  public static void install(Desktop desktop) {
    FlatInterFont.installLazy();
    FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
    FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
    FlatLaf.registerCustomDefaultsSource("org.kaologin.admin.look");
    FlatLaf.setSystemColorGetter(
        name -> name.equals("accent") ? desktop.accent().orElse(null) : null);
    if (desktop.dark()) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
  }

  /** One of the colours, as it is in the present look. */
  public static Color colour(String name) {
    return UIManager.getColor(name);
  }
}
