package org.kaologin.agent.evaluation;

import java.util.Random;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * Presentation attacks worked into a real frame: the person's own picture, on something that is no
 * head.
 */
public enum AttackSpecies {
  /** A photograph on paper, held flat: the infrared picture as it is, the depth a plane. */
  FLAT_PRINT("flat-print") {
    @Override
    public Frame present(Frame real, Random random) {
      return with(real, real.infrared(), surface(real, random, Double.POSITIVE_INFINITY));
    }
  },

  /** The photograph bent on a cylinder of 15 cm radius. */
  BENT_PRINT("bent-print-150mm") {
    @Override
    public Frame present(Frame real, Random random) {
      return with(real, real.infrared(), surface(real, random, 150));
    }
  },

  /** A screen that shows the infrared picture: flat, and nearly black to the sensor. */
  SCREEN("screen") {
    @Override
    public Frame present(Frame real, Random random) {
      float[] counts = real.infrared().values().clone();
      for (int i = 0; i < counts.length; i++) {
        counts[i] *= SCREEN_REFLECTANCE;
      }
      return with(
          real,
          new InfraredImage(real.infrared().width(), real.infrared().height(), counts),
          surface(real, random, Double.POSITIVE_INFINITY));
    }
  };

  /** Infrared that a switched-on panel sends back, of what skin does. */
  private static final float SCREEN_REFLECTANCE = 0.05f;

  /** Range noise of a bright surface at reading distance, in mm (one standard deviation). */
  private static final double NOISE_MILLIMETRES = 1.5;

  private final String label;

  AttackSpecies(String label) {
    this.label = label;
  }

  /** Its name in reports. */
  public String label() {
    return label;
  }

  /** The attack with the person of a real frame. */
  public abstract Frame present(Frame real, Random random);

  private static Frame with(Frame real, InfraredImage infrared, DepthImage depth) {
    return new Frame(
        real.sequence(), real.timestampNanos(), infrared, depth, real.colour(), real.calibration());
  }

  /**
   * Wherever the real frame has depth: a sheet at its median range, bent around a vertical axis.
   */
  private static DepthImage surface(Frame real, Random random, double radiusMillimetres) {
    DepthImage depth = real.depth();
    float[] millimetres = depth.millimetres().clone();
    double range = median(millimetres);
    double focal = real.calibration().depth().fx();
    for (int i = 0; i < millimetres.length; i++) {
      if (millimetres[i] > 0) {
        double side = (i % depth.width() - depth.width() / 2.0) / focal * range;
        double bent = Math.min(1, Math.abs(side) / radiusMillimetres);
        double back =
            Double.isInfinite(radiusMillimetres)
                ? 0
                : radiusMillimetres * (1 - Math.sqrt(1 - bent * bent));
        millimetres[i] = (float) (range + back + random.nextGaussian() * NOISE_MILLIMETRES);
      }
    }
    return new DepthImage(depth.width(), depth.height(), millimetres);
  }

  private static double median(float[] millimetres) {
    float[] valid = new float[millimetres.length];
    int count = 0;
    for (float z : millimetres) {
      if (z > 0) {
        valid[count++] = z;
      }
    }
    java.util.Arrays.sort(valid, 0, count);
    return count == 0 ? 0 : valid[count / 2];
  }
}
