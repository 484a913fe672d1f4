package org.kaologin.biometrics.liveness;

import java.util.stream.IntStream;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.head.HeadGrid;
import org.kaologin.biometrics.head.HeadSurface;

/**
 * Whether a surface has the relief of a face: what remains of it beyond the best quadric is
 * compared with what remains of the mean face. Paper, however bent, leaves its creases and noise.
 *
 * @param share of the face's cells that lie near the mean face, 0 to 1
 * @param likeness correlation with the mean face's relief, -1 to 1; the mean of the whole face's
 *     and the nose's
 */
public record HeadRelief(double share, double likeness) {

  /** Half width of the part that is compared, and its top and bottom (without the jaw), in mm. */
  private static final double HALF_WIDTH = 55;

  private static final double TOP = -60;
  private static final double BOTTOM = 50;

  /** The same of the nose and what is around it. */
  private static final double NOSE_HALF_WIDTH = 32;

  private static final double NOSE_TOP = -40;
  private static final double NOSE_BOTTOM = 35;

  /** Fewest cells worth a fit. */
  private static final int LEAST_CELLS = 150;

  /** No head. */
  static final HeadRelief NONE = new HeadRelief(0, 0);

  /** Reads it. */
  static HeadRelief of(HeadSurface head) {
    int[] seen =
        IntStream.range(0, HeadGrid.CELLS)
            .filter(cell -> head.isSeen(cell) && isCompared(cell))
            .toArray();
    int[] near = IntStream.of(seen).filter(cell -> isNear(head, cell)).toArray();
    int[] nose =
        IntStream.of(near)
            .filter(cell -> within(cell, NOSE_HALF_WIDTH, NOSE_TOP, NOSE_BOTTOM))
            .toArray();
    if (nose.length < LEAST_CELLS) {
      return NONE;
    }
    return new HeadRelief(
        (double) near.length / seen.length, (likeness(head, near) + likeness(head, nose)) / 2);
  }

  /** Whether a cell was seen where a face can be: not a hand, not a pixel between two surfaces. */
  static boolean isNear(HeadSurface head, int cell) {
    return head.isSeen(cell) && Math.abs(head.outstanding(cell)) <= Parameters.HEAD_REACH;
  }

  /** Whether a cell lies in the part of the face that is compared. */
  static boolean isCompared(int cell) {
    return within(cell, HALF_WIDTH, TOP, BOTTOM);
  }

  private static boolean within(int cell, double halfWidth, double top, double bottom) {
    double y = HeadGrid.y(cell / HeadGrid.SIDE);
    return Math.abs(HeadGrid.x(cell % HeadGrid.SIDE)) <= halfWidth && y > top && y < bottom;
  }

  private static double likeness(HeadSurface head, int[] cells) {
    double[] surface = new double[cells.length];
    double[] mean = new double[cells.length];
    for (int k = 0; k < cells.length; k++) {
      surface[k] = head.away(cells[k]);
      mean[k] = surface[k] + head.outstanding(cells[k]);
    }
    return Vectors.correlation(BeyondQuadric.of(cells, surface), BeyondQuadric.of(cells, mean));
  }
}
