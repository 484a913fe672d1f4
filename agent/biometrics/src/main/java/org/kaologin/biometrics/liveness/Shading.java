package org.kaologin.biometrics.liveness;

import java.util.stream.IntStream;
import org.kaologin.biometrics.head.HeadGrid;
import org.kaologin.biometrics.head.HeadSurface;

/**
 * How the light that comes back from a head follows from its form alone. The lamp stands beside the
 * lens, so that a matt surface of one material is as bright as it faces the lens (Lambert). Skin,
 * lips, brows, lashes and eyes reflect differently; a cast of plaster or resin does not.
 *
 * @param followsForm correlation of the logarithms of the light and of the cosine to the lens, each
 *     beyond its best quadric, -1 to 1
 * @param contrast what is left of the light's logarithm without its best quadric and the form's
 *     share, root mean square: 0.1 is about 10 % of the light
 */
public record Shading(double followsForm, double contrast) {

  /** Cells to each side over which the surface is averaged, and over which its slope is read. */
  private static final int SMOOTH = 2;

  private static final int BASE = 2;

  /** Cosines below this are rims. */
  private static final double STEEPEST = 0.2;

  /** Fewest cells worth a fit. */
  private static final int LEAST_CELLS = 300;

  /** What is said where too little was seen: nothing against it, other checks will. */
  static final Shading UNKNOWN = new Shading(0, 1);

  /** Reads it. */
  static Shading of(HeadSurface head) {
    float[] smooth = smooth(head);
    double[] eye = head.lens();
    double[] facing = new double[HeadGrid.CELLS];
    int[] cells =
        IntStream.range(0, HeadGrid.CELLS)
            .filter(
                cell -> {
                  facing[cell] = facing(smooth, cell, eye);
                  return facing[cell] >= STEEPEST && head.light(cell) > 1;
                })
            .toArray();
    if (cells.length < LEAST_CELLS) {
      return UNKNOWN;
    }
    double[] light = IntStream.of(cells).mapToDouble(c -> Math.log(head.light(c))).toArray();
    double[] form = IntStream.of(cells).mapToDouble(c -> Math.log(facing[c])).toArray();
    return new Shading(
        Vectors.correlation(BeyondQuadric.of(cells, light), BeyondQuadric.of(cells, form)),
        Vectors.rms(BeyondQuadric.andBeyond(cells, light, form)));
  }

  /** The surface's mean over a few cells, in mm; NaN beyond the part that is read. */
  private static float[] smooth(HeadSurface head) {
    float[] smooth = new float[HeadGrid.CELLS];
    for (int cell = 0; cell < smooth.length; cell++) {
      boolean read = HeadRelief.isNear(head, cell) && HeadRelief.isCompared(cell);
      smooth[cell] = read ? mean(head, cell) : Float.NaN;
    }
    return smooth;
  }

  private static float mean(HeadSurface head, int cell) {
    int last = HeadGrid.SIDE - 1;
    int column = cell % HeadGrid.SIDE;
    int row = cell / HeadGrid.SIDE;
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, row - SMOOTH); y <= Math.min(last, row + SMOOTH); y++) {
      for (int x = Math.max(0, column - SMOOTH); x <= Math.min(last, column + SMOOTH); x++) {
        int other = y * HeadGrid.SIDE + x;
        if (head.isSeen(other)) {
          sum += head.away(other);
          count++;
        }
      }
    }
    return (float) (sum / count);
  }

  /** Cosine between a cell's normal and the way to the lens; 0 where unknown. */
  private static double facing(float[] surface, int cell, double[] lens) {
    int column = cell % HeadGrid.SIDE;
    int row = cell / HeadGrid.SIDE;
    int last = HeadGrid.SIDE - 1 - BASE;
    if (column < BASE || row < BASE || column > last || row > last) {
      return 0;
    }
    double base = 2 * BASE * HeadGrid.STEP;
    double slopeX = (surface[cell + BASE] - surface[cell - BASE]) / base;
    double slopeY =
        (surface[cell + BASE * HeadGrid.SIDE] - surface[cell - BASE * HeadGrid.SIDE]) / base;
    double toX = lens[0] - HeadGrid.x(column);
    double toY = lens[1] - HeadGrid.y(row);
    double toZ = lens[2] - surface[cell];
    double cosine =
        (slopeX * toX + slopeY * toY - toZ)
            / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1)
            / Math.sqrt(toX * toX + toY * toY + toZ * toZ);
    return Double.isNaN(cosine) ? 0 : cosine;
  }
}
