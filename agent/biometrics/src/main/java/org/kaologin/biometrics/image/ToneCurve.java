package org.kaologin.biometrics.image;

import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * Turns infrared counts into a picture that networks trained on photographs understand: white is
 * the region's upper quantile, and a gamma lifts the dark, because the lamp's light falls with the
 * square of the range.
 */
public final class ToneCurve {
  private static final int BINS = 4096;
  private static final float COUNTS_PER_BIN = 16;

  /** Fewer near pixels than a far face has are nobody. */
  private static final int LEAST_PIXELS = 1500;

  private final float[] grey = new float[BINS];

  private ToneCurve(double white) {
    for (int bin = 0; bin < BINS; bin++) {
      double share = Math.min(1, (bin + 0.5) * COUNTS_PER_BIN / white);
      grey[bin] = (float) Math.rint(255 * Math.pow(share, Parameters.INFRARED_GAMMA));
    }
  }

  /**
   * The curve for whoever sits in front of the sensor: only what is near sets it, so that neither a
   * dark room nor a bright wall changes how a face looks.
   */
  public static ToneCurve ofNear(InfraredImage infrared, DepthImage depth) {
    int[] histogram = new int[BINS];
    int count = 0;
    float[] counts = infrared.values();
    float[] millimetres = depth.millimetres();
    for (int i = 0; i < counts.length; i++) {
      if (millimetres[i] >= Parameters.NEAREST_MILLIMETRES
          && millimetres[i] <= Parameters.FARTHEST_MILLIMETRES) {
        histogram[bin(counts[i])]++;
        count++;
      }
    }
    return count < LEAST_PIXELS
        ? of(infrared, 0, 0, infrared.width(), infrared.height())
        : of(histogram, count);
  }

  /**
   * The curve for a region, cut to the picture.
   *
   * @param right exclusive
   * @param bottom exclusive
   */
  public static ToneCurve of(InfraredImage infrared, int left, int top, int right, int bottom) {
    int[] histogram = new int[BINS];
    int count = 0;
    for (int y = Math.max(0, top); y < Math.min(infrared.height(), bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(infrared.width(), right); x++) {
        histogram[bin(infrared.at(x, y))]++;
        count++;
      }
    }
    return of(histogram, count);
  }

  private static ToneCurve of(int[] histogram, int count) {
    int above = (int) Math.ceil(count * Parameters.INFRARED_WHITE_QUANTILE);
    int bin = 0;
    for (int seen = histogram[0]; seen < above && bin < BINS - 1; seen += histogram[bin]) {
      bin++;
    }
    double white = (bin + 1) * (double) COUNTS_PER_BIN;
    return new ToneCurve(Math.max(white, Parameters.INFRARED_WHITE_MINIMUM));
  }

  /** The whole picture under this curve. */
  public Picture apply(InfraredImage infrared) {
    float[] counts = infrared.values();
    float[] values = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      values[i] = grey[bin(counts[i])];
    }
    return Picture.grey(infrared.width(), infrared.height(), values);
  }

  /** NaN and anything out of range end in the first or last bin. */
  private static int bin(float counts) {
    return Math.max(0, Math.min(BINS - 1, (int) (counts / COUNTS_PER_BIN)));
  }
}
