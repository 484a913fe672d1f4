package org.kaologin.biometrics.frame;

import java.util.Objects;

/**
 * Distance along the optical axis, pixel by pixel the same as the infrared picture's.
 *
 * <p>The array is shared, not copied: a frame is handed on, never changed.
 */
public final class DepthImage {
  private final int width;
  private final int height;
  private final float[] millimetres;

  /**
   * @param width columns, in pixels
   * @param height rows, in pixels
   * @param millimetres {@code width * height} depths in millimetres, 0 where unknown, row by row
   *     from the top
   */
  public DepthImage(int width, int height, float[] millimetres) {
    Objects.requireNonNull(millimetres);
    if (width <= 0 || height <= 0 || (long) width * height != millimetres.length) {
      throw new IllegalArgumentException(
          width + "x" + height + " pixels do not fit " + millimetres.length + " values");
    }
    this.width = width;
    this.height = height;
    this.millimetres = millimetres;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves, row by row from the top; not a copy. */
  public float[] millimetres() {
    return millimetres;
  }

  /** The value at a column and a row. */
  public float at(int x, int y) {
    return millimetres[y * width + x];
  }
}
