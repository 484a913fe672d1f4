package org.kaologin.biometrics.head;

/**
 * The grid on which a head's surface is read. The head's frame has its origin in the mean face, x
 * to the picture's right, y down, z away from the sensor, in millimetres.
 */
public final class HeadGrid {
  /** Cells along a side. */
  public static final int SIDE = 64;

  /** Cells in all. */
  public static final int CELLS = SIDE * SIDE;

  /** Millimetres from cell to cell: what a Kinect v2 resolves at 0.9 m. */
  public static final double STEP = 2.5;

  /** x of the first column. */
  static final double LEFT = -SIDE * STEP / 2 + STEP / 2;

  /** y of the first row. */
  static final double TOP = -75 + STEP / 2;

  /** Half axes in mm of the ellipse that is read as face, and its middle below the origin. */
  private static final double HALF_WIDTH = 66;

  private static final double HALF_HEIGHT = 79;
  private static final double MIDDLE = 3;

  private static final boolean[] FACE = face();

  private HeadGrid() {}

  private static boolean[] face() {
    boolean[] face = new boolean[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      double across = x(cell % SIDE) / HALF_WIDTH;
      double along = (y(cell / SIDE) - MIDDLE) / HALF_HEIGHT;
      face[cell] = across * across + along * along <= 1;
    }
    return face;
  }

  /** Whether a cell is read as face. */
  static boolean isFace(int cell) {
    return FACE[cell];
  }

  /** x of a column, in mm. */
  public static double x(int column) {
    return LEFT + column * STEP;
  }

  /** y of a row, in mm. */
  public static double y(int row) {
    return TOP + row * STEP;
  }

  /** The column at x mm, with its fraction. */
  static double column(double x) {
    return (x - LEFT) / STEP;
  }

  /** The row at y mm, with its fraction. */
  static double row(double y) {
    return (y - TOP) / STEP;
  }
}
