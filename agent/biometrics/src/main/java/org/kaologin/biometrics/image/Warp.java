package org.kaologin.biometrics.image;

/** Cuts a straightened square out of a picture: bilinear, with supersampling where it shrinks. */
public final class Warp {
  private static final int LARGEST_SUPERSAMPLING = 4;

  private Warp() {}

  /**
   * Cuts a square.
   *
   * @param toSquare from the picture's pixels to the square's
   * @param side of the square, in pixels
   * @return the square; black where it leaves the picture
   */
  public static Picture cut(Picture picture, Similarity toSquare, int side) {
    Similarity back = toSquare.inverse();
    float[] red = plane(picture, 0, back, side);
    if (picture.isGrey()) {
      return Picture.grey(side, side, red);
    }
    return new Picture(
        side, side, red, plane(picture, 1, back, side), plane(picture, 2, back, side));
  }

  private static float[] plane(Picture picture, int channel, Similarity back, int side) {
    int samples = (int) Math.max(1, Math.min(LARGEST_SUPERSAMPLING, Math.rint(back.scale())));
    float[] values = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double sum = 0;
        for (int v = 0; v < samples; v++) {
          double ty = y + (v + 0.5) / samples - 0.5;
          for (int u = 0; u < samples; u++) {
            double tx = x + (u + 0.5) / samples - 0.5;
            sum +=
                picture.between(
                    channel,
                    back.a() * tx - back.b() * ty + back.tx(),
                    back.b() * tx + back.a() * ty + back.ty());
          }
        }
        values[y * side + x] = (float) (sum / (samples * samples));
      }
    }
    return values;
  }
}
