package org.kaologin.biometrics.head;

import java.util.Arrays;
import java.util.Optional;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.RegisteredColour;

/**
 * A head as the sensor saw it, turned to the front: how far its surface stands out of the mean
 * face, how bright it is, and, in the light, of what colour, cell by cell of the {@link HeadGrid}.
 * Lens distortion is not corrected (under 2 % in the middle half of the picture).
 *
 * <p>Immutable; the arrays are shared, never changed.
 */
public final class HeadSurface {
  private final RigidTransform pose;
  private final MeanFace mean;
  private final float[] outstanding;
  private final float[] light;
  private final Optional<float[][]> colour;

  private HeadSurface(
      RigidTransform pose,
      MeanFace mean,
      float[] outstanding,
      float[] light,
      Optional<float[][]> colour) {
    this.pose = pose;
    this.mean = mean;
    this.outstanding = outstanding;
    this.light = light;
    this.colour = colour;
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
    Optional<RegisteredColour> colour = RegisteredColour.of(frame);
    GridPainter painter = new GridPainter(colour.isPresent());
    int columns = window.width();
    Corner[] above = Corner.row(columns);
    Corner[] here = Corner.row(columns);
    for (int v = window.top(); v < window.bottom(); v++) {
      for (int i = 0; i < columns; i++) {
        here[i].set(frame, colour, pose, window.left() + i, v);
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
    return new HeadSurface(pose, mean, outstanding, painter.light(), painter.colour());
  }

  /** A head of which nothing was seen. */
  public static HeadSurface unseen(MeanFace mean) {
    float[] nothing = new float[HeadGrid.CELLS];
    Arrays.fill(nothing, Float.NaN);
    return new HeadSurface(
        RigidTransform.NONE, mean, nothing, new float[HeadGrid.CELLS], Optional.empty());
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

  /** Whether the head was seen in colour, too. */
  public boolean hasColour() {
    return colour.isPresent();
  }

  /**
   * The colour of a cell, 0 to 255; 0 where not seen.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @throws java.util.NoSuchElementException where there is no colour
   */
  public float colour(int channel, int cell) {
    return colour.orElseThrow()[channel][cell];
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
}
