package org.kaologin.admin.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.UIManager;

/** The tool's icons, sharp at any scale, in the colour of the words beside them. */
public final class Icons {
  private Icons() {}

  /**
   * An icon.
   *
   * @param name of the file
   * @param size in pixels of scale 1
   */
  public static Icon of(String name, int size) {
    return of(name, size, () -> UIManager.getColor("Label.foreground"));
  }

  /**
   * An icon in a colour.
   *
   * @param colour asked whenever it is painted, so that it follows the look
   */
  public static Icon of(String name, int size, Supplier<Color> colour) {
    FlatSVGIcon icon = new FlatSVGIcon("org/kaologin/admin/icons/" + name + ".svg", size, size);
    if (!icon.hasFound()) {
      throw new IllegalArgumentException("there is no icon " + name);
    }
    icon.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> colour.get()));
    return icon;
  }
}
