package org.kaologin.agent.evaluation.rendering;

import java.util.Arrays;
import java.util.Random;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * What a Kinect v2 sees of a scanned head: the lamp's light falls with the square of the range,
 * range noise grows where little comes back, and edges give flying pixels and holes. Where the scan
 * has holes (glasses, hair, shadow) or ends, the infrared picture goes on with the photograph,
 * since a lamp and a lens see what two cameras cannot match; depth has a hole there. The numbers
 * are those of {@code models/training/kao_training/sensor.py}, fitted to real frames.
 */
public final class KinectRendering {
  /** Counts of a white surface at one metre. */
  private static final double LAMP = 9200;

  /** Angle, in radians, at which the lamp's light has fallen to 1/e. */
  private static final double LAMP_ANGLE = 0.85;

  /** What skin reflects in infrared; a photograph's exposure says nothing about it. */
  private static final double SKIN = 0.5;

  private static final double SATURATION = 65535;

  /** Standard deviation of infrared, as a share of it, and in counts. */
  private static final double INFRARED_NOISE = 0.012;

  private static final double READ_NOISE = 4;

  /** Standard deviation of the range, in mm: floor + slope / counts. */
  private static final double RANGE_NOISE_FLOOR = 0.8;

  private static final double RANGE_NOISE_SLOPE = 2200;

  /** Counts below which there is no range. */
  private static final double DARKEST = 60;

  /** A step between neighbours, in mm, that counts as an edge. */
  private static final double EDGE = 25;

  /** Shares of the pixels at an edge that mix both ranges, and that give none. */
  private static final double FLYING = 0.4;

  private static final double HOLES = 0.3;

  private final int width;
  private final int height;
  private final float[] depth;
  private final float[] range;
  private final float[] reflectance;
  private final CameraIntrinsics camera;

  /**
   * Draws a head once; it can then be seen with different noise.
   *
   * @param width of the sensor's pictures, in pixels
   * @param height of them
   */
  public KinectRendering(
      Mesh mesh,
      Texture texture,
      Placement placement,
      int width,
      int height,
      Calibration calibration) {
    this.width = width;
    this.height = height;
    this.camera = calibration.depth();
    Rasteriser rasteriser = new Rasteriser(width, height, camera, texture);
    double[] placed = placement.place(mesh);
    rasteriser.draw(mesh, placed);
    depth = rasteriser.depths();
    range = Continuation.of(depth, width, height);
    rasteriser.drawBehind(PhotographCamera.of(mesh, placed), range);
    reflectance = rasteriser.reflectances();
    scaleToSkin();
  }

  /** The median of the mesh is skin: half of a head's picture is face. */
  private void scaleToSkin() {
    float[] lit = new float[depth.length];
    int count = 0;
    for (int i = 0; i < depth.length; i++) {
      if (Float.isFinite(depth[i]) && reflectance[i] > 0) {
        lit[count++] = reflectance[i];
      }
    }
    Arrays.sort(lit, 0, count);
    double scale = count == 0 ? 0 : SKIN / lit[count / 2];
    for (int i = 0; i < reflectance.length; i++) {
      reflectance[i] = (float) Math.min(1, reflectance[i] * scale);
    }
  }

  /** The infrared picture, in counts. */
  public InfraredImage infrared(Random random) {
    float[] counts = new float[depth.length];
    for (int i = 0; i < counts.length; i++) {
      double value = READ_NOISE * Math.abs(random.nextGaussian());
      if (reflectance[i] > 0) {
        int row = i / width;
        double angle = Math.hypot(i % width - camera.cx(), row - camera.cy()) / camera.fx();
        double metres = range[i] / 1000.0;
        double light =
            LAMP * Math.exp(-Math.pow(angle / LAMP_ANGLE, 2)) * reflectance[i] / (metres * metres);
        value += light * (1 + INFRARED_NOISE * random.nextGaussian());
      }
      counts[i] = value < 3 * READ_NOISE ? 0 : (float) Math.min(SATURATION, Math.rint(value));
    }
    return new InfraredImage(width, height, counts);
  }

  /** The depth picture, in mm, that belongs to an infrared one. */
  public DepthImage depth(InfraredImage infrared, Random random) {
    float[] measured = new float[depth.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (Float.isFinite(depth[i]) && infrared.values()[i] >= DARKEST) {
          measured[i] = (float) measure(i, infrared.values()[i], random);
        }
      }
    }
    return new DepthImage(width, height, measured);
  }

  private double measure(int i, double counts, Random random) {
    double sigma = RANGE_NOISE_FLOOR + RANGE_NOISE_SLOPE / counts;
    double noise = sigma * random.nextGaussian();
    double nearest = depth[i];
    double farthest = depth[i];
    boolean rim = false;
    for (int step : new int[] {-1, 1, -width, width}) {
      float neighbour = depth[i + step];
      rim |= !Float.isFinite(neighbour);
      nearest = Math.min(nearest, neighbour);
      farthest = Float.isFinite(neighbour) ? Math.max(farthest, neighbour) : farthest;
    }
    if (!rim && farthest - nearest <= EDGE) {
      return depth[i] + noise;
    }
    double chance = random.nextDouble();
    if (chance > 1 - HOLES) {
      return 0;
    }
    return chance < FLYING
        ? nearest + random.nextDouble() * (farthest - nearest)
        : depth[i] + noise;
  }
}
