package org.kaologin.agent.evaluation.rendering;

import java.util.Arrays;
import org.kaologin.biometrics.frame.CameraIntrinsics;

/**
 * Draws a textured mesh through a pinhole camera: the nearest surface of each pixel wins
 * (z-buffer), texture coordinates follow the perspective. A pixel is seen through a grid of
 * samples, as a sensor's pixel has a width. Lens distortion is left out.
 */
final class Rasteriser {
  /** Samples of a pixel, per axis. */
  static final int SAMPLES = 3;

  /** Nothing nearer is drawn, in mm. */
  private static final double NEAREST = 100;

  private final int width;
  private final int height;
  private final CameraIntrinsics camera;
  private final Texture texture;
  private final float[] depth;
  private final float[] light;

  /** A drawing of some pixels, with nothing in it. */
  Rasteriser(int width, int height, CameraIntrinsics camera, Texture texture) {
    this.width = width * SAMPLES;
    this.height = height * SAMPLES;
    this.camera = camera;
    this.texture = texture;
    this.depth = new float[this.width * this.height];
    this.light = new float[this.width * this.height];
    Arrays.fill(depth, Float.POSITIVE_INFINITY);
  }

  /**
   * Draws a mesh.
   *
   * @param placed its vertices in the camera's space, see {@link Placement#place}
   */
  void draw(Mesh mesh, double[] placed) {
    double[][] corners = new double[3][];
    for (int i = 0; i < mesh.faces().length; i += 3) {
      boolean visible = true;
      for (int j = 0; j < 3; j++) {
        corners[j] = corner(mesh, placed, mesh.faces()[i + j], mesh.textureFaces()[i + j]);
        visible &= placed[3 * mesh.faces()[i + j] + 2] >= NEAREST;
      }
      if (visible) {
        triangle(corners);
      }
    }
  }

  /** Column and row in samples, then 1/z, u/z and v/z, which are linear in the picture. */
  private double[] corner(Mesh mesh, double[] placed, int vertex, int textureVertex) {
    double near = 1 / placed[3 * vertex + 2];
    double column = camera.fx() * placed[3 * vertex] * near + camera.cx();
    double row = camera.fy() * placed[3 * vertex + 1] * near + camera.cy();
    return new double[] {
      (column + 0.5) * SAMPLES - 0.5,
      (row + 0.5) * SAMPLES - 0.5,
      near,
      mesh.texture()[2 * textureVertex] * near,
      mesh.texture()[2 * textureVertex + 1] * near
    };
  }

  private void triangle(double[][] c) {
    double area =
        (c[1][0] - c[0][0]) * (c[2][1] - c[0][1]) - (c[2][0] - c[0][0]) * (c[1][1] - c[0][1]);
    if (area == 0) {
      return;
    }
    int left = (int) Math.max(0, Math.ceil(Math.min(c[0][0], Math.min(c[1][0], c[2][0]))));
    int right = (int) Math.min(width - 1.0, Math.max(c[0][0], Math.max(c[1][0], c[2][0])));
    int top = (int) Math.max(0, Math.ceil(Math.min(c[0][1], Math.min(c[1][1], c[2][1]))));
    int bottom = (int) Math.min(height - 1.0, Math.max(c[0][1], Math.max(c[1][1], c[2][1])));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double a = ((c[1][0] - x) * (c[2][1] - y) - (c[2][0] - x) * (c[1][1] - y)) / area;
        double b = ((c[2][0] - x) * (c[0][1] - y) - (c[0][0] - x) * (c[2][1] - y)) / area;
        double rest = 1 - a - b;
        if (a >= 0 && b >= 0 && rest >= 0) {
          sample(y * width + x, c, a, b, rest);
        }
      }
    }
  }

  private void sample(int at, double[][] c, double a, double b, double rest) {
    double near = a * c[0][2] + b * c[1][2] + rest * c[2][2];
    float z = (float) (1 / near);
    if (z < depth[at]) {
      depth[at] = z;
      light[at] =
          texture.at(
              (a * c[0][3] + b * c[1][3] + rest * c[2][3]) / near,
              (a * c[0][4] + b * c[1][4] + rest * c[2][4]) / near);
    }
  }

  /**
   * Shows what the mesh misses: the photograph, as it would be seen on the mesh's surface
   * continued. The depth stays unknown there.
   *
   * @param photograph where the placed mesh's photograph was taken
   * @param range of that surface, in mm, pixel by pixel
   */
  void drawBehind(PhotographCamera photograph, float[] range) {
    double[] place = new double[2];
    for (int i = 0; i < depth.length; i++) {
      if (!Float.isFinite(depth[i])) {
        int sampleRow = i / width;
        int sampleColumn = i % width;
        double z = range[sampleRow / SAMPLES * (width / SAMPLES) + sampleColumn / SAMPLES];
        double column = (sampleColumn + 0.5) / SAMPLES - 0.5;
        double row = (sampleRow + 0.5) / SAMPLES - 0.5;
        double x = (column - camera.cx()) / camera.fx() * z;
        double y = (row - camera.cy()) / camera.fy() * z;
        if (photograph.project(x, y, z, place)) {
          light[i] = texture.at(place[0], place[1]);
        }
      }
    }
  }

  /** The depth of each pixel's middle, in mm; infinite where nothing is. */
  float[] depths() {
    float[] middle = new float[width / SAMPLES * (height / SAMPLES)];
    for (int y = 0, i = 0; y < height; y += SAMPLES) {
      for (int x = 0; x < width; x += SAMPLES, i++) {
        middle[i] = depth[(y + SAMPLES / 2) * width + x + SAMPLES / 2];
      }
    }
    return middle;
  }

  /** What each pixel's samples reflect on average; where nothing was drawn, nothing. */
  float[] reflectances() {
    float[] mean = new float[width / SAMPLES * (height / SAMPLES)];
    for (int y = 0; y < height; y++) {
      int row = y / SAMPLES * (width / SAMPLES);
      for (int x = 0; x < width; x++) {
        mean[row + x / SAMPLES] += light[y * width + x] / (SAMPLES * SAMPLES);
      }
    }
    return mean;
  }
}
