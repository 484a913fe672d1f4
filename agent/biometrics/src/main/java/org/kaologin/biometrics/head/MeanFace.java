package org.kaologin.biometrics.head;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The mean of many faces: its surface on the {@link HeadGrid} and its five landmarks. Made by
 * {@code kao_training.networks.export} from ICT FaceKit's mean (MIT).
 *
 * <p>Immutable.
 */
public final class MeanFace {
  private static final int MARKS = 5;
  private static final int BYTES = Float.BYTES * (HeadGrid.CELLS + 3 * MARKS);

  private final float[] surface;
  private final List<double[]> marks;

  private MeanFace(float[] surface, List<double[]> marks) {
    this.surface = surface;
    this.marks = marks;
  }

  /**
   * Reads one: the surface's z row by row, then x, y and z of the landmarks in dlib's order;
   * big-endian floats, mm.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static MeanFace read(ByteBuffer file) {
    if (file.remaining() != BYTES) {
      throw new IllegalArgumentException(
          "a mean face has " + BYTES + " bytes, not " + file.remaining());
    }
    float[] surface = new float[HeadGrid.CELLS];
    for (int i = 0; i < surface.length; i++) {
      surface[i] = finite(file.getFloat());
    }
    double[][] marks = new double[MARKS][3];
    for (double[] mark : marks) {
      for (int i = 0; i < mark.length; i++) {
        mark[i] = finite(file.getFloat());
      }
    }
    return new MeanFace(surface, List.of(marks));
  }

  private static float finite(float number) {
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException("a mean face has finite numbers");
    }
    return number;
  }

  /** z of a cell, in mm. */
  float surface(int cell) {
    return surface[cell];
  }

  /** The landmarks in dlib's order: x, y, z in mm. */
  List<double[]> marks() {
    return marks;
  }

  /** The surface's z at a place, in mm; beyond the grid, its rim's. */
  double near(double x, double y) {
    double most = HeadGrid.SIDE - 1;
    double column = Math.max(0, Math.min(most, HeadGrid.column(x)));
    double row = Math.max(0, Math.min(most, HeadGrid.row(y)));
    int i = (int) Math.min(most - 1, column);
    int j = (int) Math.min(most - 1, row);
    int cell = j * HeadGrid.SIDE + i;
    double p = column - i;
    double q = row - j;
    double above = surface[cell] * (1 - p) + surface[cell + 1] * p;
    double below = surface[cell + HeadGrid.SIDE] * (1 - p) + surface[cell + HeadGrid.SIDE + 1] * p;
    return above * (1 - q) + below * q;
  }

  /**
   * The surface between cells.
   *
   * @param x in mm
   * @param y in mm
   * @param out z in mm, and its slopes along x and y
   * @return whether the place lies on the grid
   */
  boolean at(double x, double y, double[] out) {
    double column = HeadGrid.column(x);
    double row = HeadGrid.row(y);
    int i = (int) Math.floor(column);
    int j = (int) Math.floor(row);
    if (i < 0 || j < 0 || i + 1 >= HeadGrid.SIDE || j + 1 >= HeadGrid.SIDE) {
      return false;
    }
    int cell = j * HeadGrid.SIDE + i;
    double a = surface[cell];
    double b = surface[cell + 1];
    double c = surface[cell + HeadGrid.SIDE];
    double d = surface[cell + HeadGrid.SIDE + 1];
    double p = column - i;
    double q = row - j;
    out[0] = (a * (1 - p) + b * p) * (1 - q) + (c * (1 - p) + d * p) * q;
    out[1] = ((b - a) * (1 - q) + (d - c) * q) / HeadGrid.STEP;
    out[2] = ((c - a) * (1 - p) + (d - b) * p) / HeadGrid.STEP;
    return true;
  }
}
