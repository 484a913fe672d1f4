package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * The Kinect v2 as it errs: the model that renders the synthetic persons (models/training, {@code
 * sensor.py}), fitted to real frames.
 */
final class Sensor {
  /** Counts of a white surface at one metre that faces the lamp. Skin (0.55) gives about 5,000. */
  static final double LAMP = 9200;

  /** Standard deviation of the range in mm: a floor, and what grows with little light. */
  private static final double NOISE_FLOOR = 0.8;

  private static final double NOISE_SLOPE = 2200;

  /** Relative noise of counts, and noise without light. */
  private static final double GRAIN = 0.012;

  private static final double READ_NOISE = 4;

  /** Fewer counts give no depth. */
  private static final double DARKEST = 60;

  /** Steps of range in mm from which a pixel on the rim mixes both sides, and how often it does. */
  private static final double EDGE = 25;

  private static final double MIXED = 0.4;
  private static final double LOST = 0.3;

  private static final double SATURATION = 65535;

  private Sensor() {}

  /** Counts that come back from a surface. */
  static double counts(double reflectance, double facing, double rangeMillimetres) {
    double metres = rangeMillimetres / 1000;
    return LAMP * reflectance * facing / (metres * metres);
  }

  /** The frame that the sensor makes of a scene that took the place of a real one. */
  static Frame capture(Frame real, Scene scene, Random random) {
    int width = real.depth().width();
    int height = real.depth().height();
    float[] infrared = new float[width * height];
    float[] depth = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        infrared[i] = (float) scene.counts[i];
        depth[i] = (float) scene.range[i];
        if (scene.made[i]) {
          double counts = scene.counts[i] * (1 + GRAIN * random.nextGaussian());
          counts = Math.min(SATURATION, counts + READ_NOISE * Math.abs(random.nextGaussian()));
          infrared[i] = (float) Math.rint(counts);
          depth[i] = (float) range(scene, x, y, counts, random);
        }
      }
    }
    return new Frame(
        real.sequence(),
        real.timestampNanos(),
        new InfraredImage(width, height, infrared),
        new DepthImage(width, height, depth),
        real.colour(),
        real.calibration());
  }

  private static double range(Scene scene, int x, int y, double counts, Random random) {
    double range = scene.range[y * scene.width + x];
    double noise = (NOISE_FLOOR + NOISE_SLOPE / Math.max(1, counts)) * random.nextGaussian();
    double far = scene.farthestAround(x, y);
    double chance = random.nextDouble();
    if (counts < DARKEST || (far - range > EDGE && chance < LOST)) {
      return 0;
    }
    return far - range > EDGE && chance < LOST + MIXED
        ? range + random.nextDouble() * (far - range)
        : range + noise;
  }
}
