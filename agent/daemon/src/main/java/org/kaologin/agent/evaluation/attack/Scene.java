package org.kaologin.agent.evaluation.attack;

import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/** What is before the sensor, pixel by pixel, before the sensor's own errors. */
final class Scene {
  /** Depth in mm behind the person's nose from which a pixel is the room and not the person. */
  private static final double ROOM = 300;

  final int width;
  final double[] counts;
  final double[] range;

  /** Pixels of the instrument; the others are as the sensor saw them in the real frame. */
  final boolean[] made;

  private final Frame frame;

  private Scene(Frame frame) {
    this.frame = frame;
    width = frame.depth().width();
    int pixels = width * frame.depth().height();
    counts = new double[pixels];
    range = new double[pixels];
    made = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      counts[i] = frame.infrared().values()[i];
      range[i] = frame.depth().millimetres()[i];
    }
  }

  /** The frame as it is. */
  static Scene withPerson(Frame frame) {
    return new Scene(frame);
  }

  /** The room that the person has left; where they were, it is too far to be seen. */
  static Scene withoutPerson(Frame frame, Sitter sitter) {
    Scene scene = new Scene(frame);
    for (int i = 0; i < scene.range.length; i++) {
      if (!(scene.range[i] > sitter.rangeMillimetres() + ROOM)) {
        scene.range[i] = 0;
        scene.counts[i] = 0;
      }
    }
    return scene;
  }

  /** What a sheet sends back from a place on it: counts, or a negative number for a hole. */
  @FunctionalInterface
  interface Material {
    double counts(Sheet.Hit hit);
  }

  /** Puts a sheet before everything that is behind it. */
  void put(Sheet sheet, Material material) {
    CameraIntrinsics camera = frame.calibration().depth();
    for (int i = 0; i < range.length; i++) {
      int column = i % width;
      int row = i / width;
      double rayX = (column - camera.cx()) / camera.fx();
      double rayY = (row - camera.cy()) / camera.fy();
      Sheet.Hit hit = sheet.trace(rayX, rayY);
      if (hit == null) {
        continue;
      }
      double back = material.counts(hit);
      if (back >= 0) {
        set(i, hit.range(), back);
      }
    }
  }

  /** Makes a pixel the instrument's. */
  void set(int pixel, double rangeMillimetres, double back) {
    range[pixel] = rangeMillimetres;
    counts[pixel] = back;
    made[pixel] = true;
  }

  /** The farthest of a pixel and its four neighbours that have depth. */
  double farthestAround(int x, int y) {
    int i = y * width + x;
    double far = range[i];
    far = Math.max(far, x > 0 ? range[i - 1] : 0);
    far = Math.max(far, x + 1 < width ? range[i + 1] : 0);
    far = Math.max(far, i >= width ? range[i - width] : 0);
    return Math.max(far, i + width < range.length ? range[i + width] : 0);
  }
}
