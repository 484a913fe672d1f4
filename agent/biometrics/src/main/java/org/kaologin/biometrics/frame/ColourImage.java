package org.kaologin.biometrics.frame;

import java.util.Objects;

/**
 * A colour picture, reduced from the camera's 1920x1080 by a whole number.
 *
 * <p>The array is shared, not copied: a frame is handed on, never changed.
 */
public final class ColourImage {
  private final int width;
  private final int height;
  private final int scaleDenominator;
  private final byte[] rgb;

  /**
   * @param width columns, in pixels
   * @param height rows, in pixels
   * @param scaleDenominator how many of the camera's pixels one pixel here stands for, per axis
   * @param rgb {@code 3 * width * height} bytes: red, green, blue, row by row from the top
   */
  public ColourImage(int width, int height, int scaleDenominator, byte[] rgb) {
    Objects.requireNonNull(rgb);
    if (width <= 0 || height <= 0 || 3L * width * height != rgb.length || scaleDenominator <= 0) {
      throw new IllegalArgumentException(
          width + "x" + height + " pixels do not fit " + rgb.length + " bytes");
    }
    this.width = width;
    this.height = height;
    this.scaleDenominator = scaleDenominator;
    this.rgb = rgb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** How many of the camera's pixels one pixel here stands for, per axis. */
  public int scaleDenominator() {
    return scaleDenominator;
  }

  /** Red, green, blue, row by row from the top; not a copy. */
  public byte[] rgb() {
    return rgb;
  }
}
