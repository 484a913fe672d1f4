package org.kaologin.agent.evaluation.rendering;

import java.awt.image.BufferedImage;

/**
 * What a head reflects, from its photograph. A photograph's values are not proportional to light:
 * sRGB's usual exponent is undone.
 */
public final class Texture {
  private static final double GAMMA = 2.2;
  private static final double WHITE = 255;

  private final int width;
  private final int height;
  private final float[] light;

  private Texture(int width, int height, float[] light) {
    this.width = width;
    this.height = height;
    this.light = light;
  }

  /** The photograph's brightness (the mean of its channels) as light, 0 to 1. */
  public static Texture of(BufferedImage photograph) {
    int width = photograph.getWidth();
    int height = photograph.getHeight();
    float[] light = new float[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      photograph.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int sum = (row[x] >> 16 & 0xff) + (row[x] >> 8 & 0xff) + (row[x] & 0xff);
        light[y * width + x] = (float) Math.pow(sum / (3 * WHITE), GAMMA);
      }
    }
    return new Texture(width, height, light);
  }

  /**
   * The light between four of the photograph's pixels.
   *
   * @param u to the right, 0 to 1
   * @param v up, 0 to 1
   */
  float at(double u, double v) {
    double x = Math.min(width - 1.0, Math.max(0, u * width - 0.5));
    double y = Math.min(height - 1.0, Math.max(0, (1 - v) * height - 0.5));
    int left = (int) Math.min(Math.max(0, width - 2.0), x);
    int top = (int) Math.min(Math.max(0, height - 2.0), y);
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    double fx = x - left;
    double fy = y - top;
    double above = light[top * width + left] * (1 - fx) + light[top * width + right] * fx;
    double below = light[bottom * width + left] * (1 - fx) + light[bottom * width + right] * fx;
    return (float) (above * (1 - fy) + below * fy);
  }
}
