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
    float[] red = plane(picture, picture.red(), back, side);
    if (picture.isGrey()) {
      return Picture.grey(side, side, red);
    }
    return new Picture(
        side,
        side,
        red,
        plane(picture, picture.green(), back, side),
        plane(picture, picture.blue(), back, side));
  }

  private static float[] plane(Picture picture, float[] source, Similarity back, int side) {
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
                bilinear(
                    picture,
                    source,
                    back.a() * tx - back.b() * ty + back.tx(),
                    back.b() * tx + back.a() * ty + back.ty());
          }
        }
        values[y * side + x] = (float) (sum / (samples * samples));
      }
    }
    return values;
  }

  private static double bilinear(Picture picture, float[] source, double x, double y) {
    int width = picture.width();
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= width - 1 || top >= picture.height() - 1) {
      return 0;
    }
    double fx = x - left;
    double fy = y - top;
    int i = top * width + left;
    double above = source[i] * (1 - fx) + source[i + 1] * fx;
    double below = source[i + width] * (1 - fx) + source[i + width + 1] * fx;
    return above * (1 - fy) + below * fy;
  }
}
