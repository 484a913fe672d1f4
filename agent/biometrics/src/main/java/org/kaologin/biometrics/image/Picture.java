package org.kaologin.biometrics.image;

import org.kaologin.biometrics.frame.ColourImage;

/**
 * A picture as the networks want it: three planes of floats, 0 to 255. A grey picture has one plane
 * three times.
 *
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param red {@code width * height} values, row by row from the top; shared, never changed
 * @param green see {@code red}
 * @param blue see {@code red}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, float[] red, float[] green, float[] blue) {

  /** A grey picture. */
  public static Picture grey(int width, int height, float[] values) {
    return new Picture(width, height, values, values, values);
  }

  /** A colour picture. */
  public static Picture of(ColourImage image) {
    int pixels = image.width() * image.height();
    float[][] planes = new float[3][pixels];
    byte[] rgb = image.rgb();
    for (int i = 0; i < pixels; i++) {
      for (int channel = 0; channel < 3; channel++) {
        planes[channel][i] = Byte.toUnsignedInt(rgb[3 * i + channel]);
      }
    }
    return new Picture(image.width(), image.height(), planes[0], planes[1], planes[2]);
  }

  /** Whether all planes are one. */
  public boolean isGrey() {
    return red == green && green == blue;
  }

  /** Brightness at a pixel as dlib computes it: the integer mean of the planes. */
  public int brightness(int x, int y) {
    int i = y * width + x;
    return isGrey() ? (int) red[i] : ((int) red[i] + (int) green[i] + (int) blue[i]) / 3;
  }

  /** The plane of a channel: 0 red, 1 green, 2 blue. */
  public float[] plane(int channel) {
    return switch (channel) {
      case 0 -> red;
      case 1 -> green;
      default -> blue;
    };
  }

  /** As a mirror shows it. */
  public Picture mirrored() {
    return isGrey()
        ? grey(width, height, mirrored(red))
        : new Picture(width, height, mirrored(red), mirrored(green), mirrored(blue));
  }

  private float[] mirrored(float[] plane) {
    float[] mirrored = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      int column = i % width;
      mirrored[i] = plane[i - column + width - 1 - column];
    }
    return mirrored;
  }

  /**
   * The value between four pixels.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @return 0 outside the picture
   */
  public double between(int channel, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
      return 0;
    }
    float[] source = plane(channel);
    double fx = x - left;
    double fy = y - top;
    int i = top * width + left;
    double above = source[i] * (1 - fx) + source[i + 1] * fx;
    double below = source[i + width] * (1 - fx) + source[i + width + 1] * fx;
    return above * (1 - fy) + below * fy;
  }
}
