package org.kaologin.agent.evaluation.attack;

import java.util.Arrays;
import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/**
 * Where the person of a frame is, as the depth picture tells it.
 *
 * @param noseColumn of the tip of the nose, in pixels
 * @param noseRow of the same
 * @param rangeMillimetres of the same
 * @param yawDegrees how the face around it is turned, to the picture's left as a {@link Sheet.Pose}
 * @param pitchDegrees of the same, downwards
 * @param white infrared counts under which 98 % of the person's pixels stay
 */
record Sitter(
    int noseColumn,
    int noseRow,
    double rangeMillimetres,
    double yawDegrees,
    double pitchDegrees,
    double white) {

  /** Between the top of a head and the tip of its nose, in mm; crops may lack the hair. */
  private static final double NOSE_BELOW_TOP_LEAST = 70;

  private static final double NOSE_BELOW_TOP_MOST = 190;

  /** How far the nose may lie beside the middle of the head, in mm. */
  private static final double NOSE_ASIDE = 45;

  /** Reach in mm over which a nose stands out on both sides, and how far it does at most. */
  private static final double REACH = 30;

  private static final double TALLEST_NOSE = 45;

  /** Where beside the nose the turn of the face is read, in mm, and the most it can be. */
  private static final double CHEEK = 45;

  private static final double STEEPEST = 0.85;

  /** Width in mm of a row of pixels that is a head and not noise. */
  private static final double NARROWEST_HEAD = 40;

  private static final double WHITE_QUANTILE = 0.98;

  private static final int[][] DIRECTIONS = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}};

  /**
   * Finds the person: of the near pixels below the top, the one that stands out most.
   *
   * @return nothing where nobody is near
   */
  static Optional<Sitter> in(Frame frame) {
    return Near.of(frame).map(near -> among(near, frame));
  }

  private static Sitter among(Near near, Frame frame) {
    CameraIntrinsics camera = frame.calibration().depth();
    double pixels = camera.fx() / near.range;
    int reach = (int) Math.round(REACH * pixels);
    int bestColumn = near.column;
    int bestRow = (int) (near.top + (NOSE_BELOW_TOP_LEAST + NOSE_BELOW_TOP_MOST) / 2 * pixels);
    double best = 0;
    int aside = (int) (NOSE_ASIDE * pixels);
    for (int y = near.top + (int) (NOSE_BELOW_TOP_LEAST * pixels);
        y <= near.top + (int) (NOSE_BELOW_TOP_MOST * pixels);
        y++) {
      for (int x = near.column - aside; x <= near.column + aside; x++) {
        double height = standsOut(frame, x, y, reach);
        if (height > best) {
          best = height;
          bestColumn = x;
          bestRow = y;
        }
      }
    }
    double range = smooth(frame, bestColumn, bestRow);
    int cheek = (int) Math.round(CHEEK * pixels);
    return new Sitter(
        bestColumn,
        bestRow,
        range > 0 ? range : near.range,
        -Math.toDegrees(Math.atan(slope(frame, bestColumn, bestRow, cheek, 0))),
        Math.toDegrees(Math.atan(slope(frame, bestColumn, bestRow, 0, cheek))),
        near.white);
  }

  /** Range that is gained from one side of a pixel to the other, for each mm; 0 if unknown. */
  private static double slope(Frame frame, int x, int y, int dx, int dy) {
    double before = smooth(frame, x - dx, y - dy);
    double after = smooth(frame, x + dx, y + dy);
    if (before == 0 || after == 0) {
      return 0;
    }
    double pixels = 2.0 * Math.max(dx, dy);
    double slope = (after - before) * frame.calibration().depth().fx() / (pixels * before);
    return Math.max(-STEEPEST, Math.min(STEEPEST, slope));
  }

  /** The least height over a chord through a pixel, of four chords; 0 where depth is missing. */
  private static double standsOut(Frame frame, int x, int y, int reach) {
    double here = smooth(frame, x, y);
    if (here <= 0) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int[] direction : DIRECTIONS) {
      int dx = direction[0] * reach;
      int dy = direction[1] * reach;
      double one = smooth(frame, x + dx, y + dy) - here;
      double other = smooth(frame, x - dx, y - dy) - here;
      // A turned head gains on one side what it loses on the other; a rim falls off on one only.
      if (Math.abs(one + other) / 2 > TALLEST_NOSE) {
        return 0;
      }
      least = Math.min(least, (one + other) / 2);
    }
    return least;
  }

  /** Mean of the valid depths of three by three pixels, or 0. */
  private static double smooth(Frame frame, int column, int row) {
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(frame.depth().height() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1);
          x <= Math.min(frame.depth().width() - 1, column + 1);
          x++) {
        if (isNear(frame.depth().at(x, y))) {
          sum += frame.depth().at(x, y);
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static boolean isNear(float millimetres) {
    return millimetres >= Parameters.NEAREST_MILLIMETRES
        && millimetres <= Parameters.FARTHEST_MILLIMETRES;
  }

  /** The pixels of whoever sits there: their median range, topmost row and middle column. */
  private record Near(double range, int top, int column, double white) {

    static Optional<Near> of(Frame frame) {
      int width = frame.depth().width();
      int height = frame.depth().height();
      float[] ranges = new float[width * height];
      float[] counts = new float[width * height];
      int found = 0;
      for (int i = 0; i < ranges.length; i++) {
        if (isNear(frame.depth().millimetres()[i])) {
          ranges[found] = frame.depth().millimetres()[i];
          counts[found++] = frame.infrared().values()[i];
        }
      }
      if (found == 0) {
        return Optional.empty();
      }
      Arrays.sort(ranges, 0, found);
      Arrays.sort(counts, 0, found);
      double range = ranges[found / 2];
      double pixels = frame.calibration().depth().fx() / range;
      int top = top(frame, NARROWEST_HEAD * pixels);
      int bottom = (int) Math.min(height, top + NOSE_BELOW_TOP_MOST * pixels);
      double white = counts[(int) (WHITE_QUANTILE * (found - 1))];
      return Optional.of(new Near(range, top, middle(frame, top, bottom), white));
    }

    private static int top(Frame frame, double pixels) {
      for (int y = 0; y < frame.depth().height(); y++) {
        int row = 0;
        for (int x = 0; x < frame.depth().width(); x++) {
          row += isNear(frame.depth().at(x, y)) ? 1 : 0;
        }
        if (row >= pixels) {
          return y;
        }
      }
      return 0;
    }

    private static int middle(Frame frame, int top, int bottom) {
      long sum = 0;
      int count = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = 0; x < frame.depth().width(); x++) {
          if (isNear(frame.depth().at(x, y))) {
            sum += x;
            count++;
          }
        }
      }
      return count == 0 ? frame.depth().width() / 2 : (int) (sum / count);
    }
  }
}
