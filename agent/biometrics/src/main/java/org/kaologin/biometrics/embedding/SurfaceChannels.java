package org.kaologin.biometrics.embedding;

import org.kaologin.biometrics.head.HeadGrid;
import org.kaologin.biometrics.head.HeadSurface;

/**
 * A head's surface as channels that Kao's own networks read, each {@link HeadGrid#CELLS} numbers.
 * The same as {@code models/training/kao_training/networks/inputs.py}; a test holds it to that.
 */
enum SurfaceChannels {
  /** Depth and where it is known. */
  SHAPE {
    @Override
    float[] of(HeadSurface head) {
      return joined(depth(head), valid(head));
    }
  },

  /**
   * Infrared, its detail, where the surface is known, and depth: the Siamese network's, in the
   * dark.
   */
  DARK {
    @Override
    float[] of(HeadSurface head) {
      float[] valid = valid(head);
      float[] infrared = relative(head, valid);
      float[] detail = detail(infrared, valid);
      for (int cell = 0; cell < infrared.length; cell++) {
        infrared[cell] -= valid[cell];
      }
      return joined(infrared, detail, valid, depth(head));
    }
  },

  /** Red, green, blue and depth: the Siamese network's, in the light. */
  LIGHT {
    @Override
    float[] of(HeadSurface head) {
      float[] valid = valid(head);
      float mean = mean(valid, cell -> grey(head, cell));
      float[][] colours = new float[3][valid.length];
      for (int cell = 0; cell < valid.length; cell++) {
        float grey = Math.max(DARKEST, grey(head, cell));
        float bright = Math.min(BRIGHTEST, grey(head, cell) / mean) / grey;
        for (int channel = 0; channel < 3 && valid[cell] > 0; channel++) {
          float share = head.colour(channel, cell) * bright;
          colours[channel][cell] = Math.min(BRIGHTEST, share) - 1;
        }
      }
      return joined(colours[0], colours[1], colours[2], depth(head));
    }
  };

  /** Millimetres that make 1 in the depth channel, and its bound. */
  private static final float DEPTH_UNIT = 10;

  private static final float DEPTH_BOUND = 1.5f;

  /** Half side in mm of the square around the origin whose mean light makes 1. */
  private static final double TYPICAL = 40;

  /** The brightest that counts, of the mean. */
  private static final float BRIGHTEST = 2;

  /** Cells to each side of the box that a cell's light is compared with. */
  private static final int NEIGHBOURS = 4;

  private static final float DARKEST = 1e-3f;

  /** A number of a cell. */
  private interface IntToFloat {
    float of(int cell);
  }

  /** All channels, one after the other. */
  abstract float[] of(HeadSurface head);

  /** How many there are. */
  int count() {
    return this == SHAPE ? 2 : 4;
  }

  private static float[] joined(float[]... channels) {
    float[] all = new float[channels.length * HeadGrid.CELLS];
    for (int i = 0; i < channels.length; i++) {
      System.arraycopy(channels[i], 0, all, i * HeadGrid.CELLS, HeadGrid.CELLS);
    }
    return all;
  }

  private static float[] valid(HeadSurface head) {
    float[] valid = new float[HeadGrid.CELLS];
    for (int cell = 0; cell < valid.length; cell++) {
      valid[cell] = head.isSeen(cell) ? 1 : 0;
    }
    return valid;
  }

  private static float[] depth(HeadSurface head) {
    float[] depth = new float[HeadGrid.CELLS];
    for (int cell = 0; cell < depth.length; cell++) {
      if (head.isSeen(cell)) {
        float units = head.outstanding(cell) / DEPTH_UNIT;
        depth[cell] = Math.max(-DEPTH_BOUND, Math.min(DEPTH_BOUND, units));
      }
    }
    return depth;
  }

  private static float grey(HeadSurface head, int cell) {
    return (head.colour(0, cell) + head.colour(1, cell) + head.colour(2, cell)) / 3;
  }

  /** Something's mean in the middle of the face, where it is known. */
  private static float mean(float[] valid, IntToFloat what) {
    double sum = 0;
    int count = 0;
    for (int cell = 0; cell < valid.length; cell++) {
      boolean middle =
          Math.abs(HeadGrid.x(cell % HeadGrid.SIDE)) < TYPICAL
              && Math.abs(HeadGrid.y(cell / HeadGrid.SIDE)) < TYPICAL;
      if (middle && valid[cell] > 0) {
        sum += what.of(cell);
        count++;
      }
    }
    return Math.max(DARKEST, (float) (sum / Math.max(1, count)));
  }

  private static float[] relative(HeadSurface head, float[] valid) {
    float mean = mean(valid, head::light);
    float[] relative = new float[valid.length];
    for (int cell = 0; cell < valid.length; cell++) {
      relative[cell] = valid[cell] * Math.max(0, Math.min(BRIGHTEST, head.light(cell) / mean));
    }
    return relative;
  }

  /** Light over its neighbourhood's, less 1, from -1 to 1. */
  private static float[] detail(float[] light, float[] valid) {
    float[] detail = new float[light.length];
    for (int cell = 0; cell < light.length; cell++) {
      if (valid[cell] > 0) {
        float around = Math.max(DARKEST, mean(light, valid, cell));
        detail[cell] = Math.max(-1, Math.min(1, light[cell] / around - 1));
      }
    }
    return detail;
  }

  private static float mean(float[] light, float[] valid, int cell) {
    int column = cell % HeadGrid.SIDE;
    int row = cell / HeadGrid.SIDE;
    int last = HeadGrid.SIDE - 1;
    float sum = 0;
    float count = 0;
    for (int y = Math.max(0, row - NEIGHBOURS); y <= Math.min(last, row + NEIGHBOURS); y++) {
      for (int x = Math.max(0, column - NEIGHBOURS);
          x <= Math.min(last, column + NEIGHBOURS);
          x++) {
        int other = y * HeadGrid.SIDE + x;
        sum += light[other];
        count += valid[other];
      }
    }
    return sum / count;
  }
}
