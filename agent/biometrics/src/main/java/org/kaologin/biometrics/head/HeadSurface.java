package org.kaologin.biometrics.head;

import java.util.Arrays;
import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/**
 * A head as the sensor saw it, turned to the front: how far its surface stands out of the mean
 * face, and how bright it is, cell by cell of the {@link HeadGrid}. Lens distortion is not
 * corrected (under 2 % in the middle half of the picture).
 *
 * <p>Immutable; the arrays are shared, never changed.
 */
public final class HeadSurface {
  private final RigidTransform pose;
  private final MeanFace mean;
  private final float[] outstanding;
  private final float[] light;

  private HeadSurface(RigidTransform pose, MeanFace mean, float[] outstanding, float[] light) {
    this.pose = pose;
    this.mean = mean;
    this.outstanding = outstanding;
    this.light = light;
  }

  /**
   * Finds the head under a face's landmarks and reads its surface.
   *
   * @return empty where there is too little depth
   */
  public static Optional<HeadSurface> measure(Frame frame, Landmarks landmarks, MeanFace mean) {
    Window window = Window.around(landmarks, frame.depth().width(), frame.depth().height());
    return HeadFit.of(frame, landmarks, window, mean).map(pose -> read(frame, window, pose, mean));
  }

  private static HeadSurface read(Frame frame, Window window, RigidTransform pose, MeanFace mean) {
    GridPainter painter = new GridPainter();
    CameraIntrinsics camera = frame.calibration().depth();
    int columns = window.width();
    Corner[] above = new Corner[columns];
    Corner[] here = new Corner[columns];
    for (int i = 0; i < columns; i++) {
      above[i] = new Corner();
      here[i] = new Corner();
    }
    for (int v = window.top(); v < window.bottom(); v++) {
      for (int i = 0; i < columns; i++) {
        here[i].set(frame, camera, pose, window.left() + i, v);
      }
      for (int i = 0; v > window.top() && i + 1 < columns; i++) {
        if (Corner.areOneSurface(above[i], above[i + 1], here[i], here[i + 1])) {
          painter.draw(above[i], above[i + 1], here[i]);
          painter.draw(above[i + 1], here[i + 1], here[i]);
        }
      }
      Corner[] spare = above;
      above = here;
      here = spare;
    }
    float[] outstanding = new float[HeadGrid.CELLS];
    for (int cell = 0; cell < outstanding.length; cell++) {
      float z = painter.surface()[cell];
      outstanding[cell] = Float.isInfinite(z) ? Float.NaN : mean.surface(cell) - z;
    }
    return new HeadSurface(pose, mean, outstanding, painter.light());
  }

  /** A head of which nothing was seen. */
  public static HeadSurface unseen(MeanFace mean) {
    float[] nothing = new float[HeadGrid.CELLS];
    Arrays.fill(nothing, Float.NaN);
    return new HeadSurface(RigidTransform.NONE, mean, nothing, new float[HeadGrid.CELLS]);
  }

  /** From the camera's space to the head's. */
  public RigidTransform pose() {
    return pose;
  }

  /** How far a cell stands out of the mean face towards the viewer, in mm; NaN where not seen. */
  public float outstanding(int cell) {
    return outstanding[cell];
  }

  /** How far a cell is away from the viewer in the head's frame (z), in mm; NaN where not seen. */
  public double away(int cell) {
    return mean.surface(cell) - outstanding[cell];
  }

  /** Where the lens is in the head's frame: x, y, z in mm. */
  public double[] lens() {
    double[] lens = new double[3];
    pose.apply(0, 0, 0, lens);
    return lens;
  }

  /** How far the head is turned away from the lens, in degrees: 0 looks straight into it. */
  public double turnedDegrees() {
    double[] lens = lens();
    return Math.toDegrees(Math.atan2(Math.hypot(lens[0], lens[1]), -lens[2]));
  }

  /** Whether a cell belongs to the face and was seen. */
  public boolean isSeen(int cell) {
    return HeadGrid.isFace(cell) && !Float.isNaN(outstanding[cell]);
  }

  /** Infrared counts of a cell, brought to a range of one metre; 0 where not seen. */
  public float light(int cell) {
    return light[cell];
  }

  /** Share of the face's cells that were seen, 0 to 1. */
  public double seen() {
    int seen = 0;
    int cells = 0;
    for (int cell = 0; cell < HeadGrid.CELLS; cell++) {
      cells += HeadGrid.isFace(cell) ? 1 : 0;
      seen += isSeen(cell) ? 1 : 0;
    }
    return (double) seen / cells;
  }

  /** A pixel's place in the head's frame, in cells along the grid and mm before it. */
  static final class Corner {
    private final double[] point = new double[3];
    float depth;
    double column;
    double row;
    double z;
    double light;

    void set(Frame frame, CameraIntrinsics camera, RigidTransform pose, int u, int v) {
      depth = frame.depth().at(u, v);
      if (!(depth > 0 && depth < Float.MAX_VALUE)) {
        depth = 0;
        return;
      }
      pose.apply(
          (u - camera.cx()) / camera.fx() * depth,
          (v - camera.cy()) / camera.fy() * depth,
          depth,
          point);
      column = HeadGrid.column(point[0]);
      row = HeadGrid.row(point[1]);
      z = point[2];
      double metres = depth / 1000.0;
      light = frame.infrared().at(u, v) * metres * metres;
    }

    static boolean areOneSurface(Corner a, Corner b, Corner c, Corner d) {
      float low = Math.min(Math.min(a.depth, b.depth), Math.min(c.depth, d.depth));
      float high = Math.max(Math.max(a.depth, b.depth), Math.max(c.depth, d.depth));
      return low > 0 && high - low <= Parameters.HEAD_EDGE;
    }
  }

  /** Draws triangles onto the grid; of two surfaces the nearer stays. */
  private static final class GridPainter {
    private final float[] surface = new float[HeadGrid.CELLS];
    private final float[] light = new float[HeadGrid.CELLS];

    GridPainter() {
      Arrays.fill(surface, Float.POSITIVE_INFINITY);
    }

    float[] surface() {
      return surface;
    }

    float[] light() {
      return light;
    }

    void draw(Corner i, Corner j, Corner k) {
      double area =
          (j.column - i.column) * (k.row - i.row) - (k.column - i.column) * (j.row - i.row);
      if (!(area > 1e-9)) {
        return;
      }
      int last = HeadGrid.SIDE - 1;
      int left = (int) Math.max(0, Math.ceil(least(i.column, j.column, k.column)));
      int right = (int) Math.min(last, Math.floor(most(i.column, j.column, k.column)));
      int top = (int) Math.max(0, Math.ceil(least(i.row, j.row, k.row)));
      int bottom = (int) Math.min(last, Math.floor(most(i.row, j.row, k.row)));
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double b =
              ((x - i.column) * (k.row - i.row) - (k.column - i.column) * (y - i.row)) / area;
          double c =
              ((j.column - i.column) * (y - i.row) - (x - i.column) * (j.row - i.row)) / area;
          double a = 1 - b - c;
          float z = (float) (a * i.z + b * j.z + c * k.z);
          int cell = y * HeadGrid.SIDE + x;
          if (a >= 0 && b >= 0 && c >= 0 && z < surface[cell]) {
            surface[cell] = z;
            light[cell] = (float) (a * i.light + b * j.light + c * k.light);
          }
        }
      }
    }

    private static double least(double a, double b, double c) {
      return Math.min(a, Math.min(b, c));
    }

    private static double most(double a, double b, double c) {
      return Math.max(a, Math.max(b, c));
    }
  }
}
