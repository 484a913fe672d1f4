package org.kaologin.biometrics.frame;

import java.util.Objects;

/**
 * The active infrared picture: 0 (nothing came back) to 65535 (saturated).
 *
 * <p>The array is shared, not copied: a frame is handed on, never changed.
 */
public final class InfraredImage {
  private final int width;
  private final int height;
  private final float[] values;

  /**
   * @param width columns, in pixels
   * @param height rows, in pixels
   * @param values {@code width * height} values from 0 to 65535, row by row from the top
   */
  public InfraredImage(int width, int height, float[] values) {
    Objects.requireNonNull(values);
    if (width <= 0 || height <= 0 || (long) width * height != values.length) {
      throw new IllegalArgumentException(
          width + "x" + height + " pixels do not fit " + values.length + " values");
    }
    this.width = width;
    this.height = height;
    this.values = values;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves, row by row from the top; not a copy. */
  public float[] values() {
    return values;
  }

  /** The value at a column and a row. */
  public float at(int x, int y) {
    return values[y * width + x];
  }
}
