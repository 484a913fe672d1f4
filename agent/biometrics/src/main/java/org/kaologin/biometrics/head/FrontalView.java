package org.kaologin.biometrics.head;

import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.image.Similarity;

/**
 * A face's picture as it would look from the front: the picture laid over the mean face where the
 * head is, and seen from far before it.
 */
public final class FrontalView {
  private final MeanFace mean;
  private final RigidTransform pose;
  private final CameraIntrinsics camera;

  /**
   * @param pose from the camera's space to the head's
   */
  public FrontalView(MeanFace mean, RigidTransform pose, CameraIntrinsics camera) {
    this.mean = mean;
    this.pose = pose;
    this.camera = camera;
  }

  /** Where the mean face's landmarks lie in the picture: steadier than any found in it. */
  public Landmarks landmarks() {
    List<Point> points = new ArrayList<>();
    double[] point = new double[3];
    for (double[] mark : mean.marks()) {
      project(mark[0], mark[1], mark[2], point);
      points.add(new Point(point[0], point[1]));
    }
    return new Landmarks(points);
  }

  /**
   * The aligned face.
   *
   * @param picture grey, of the depth picture's size
   * @param side in pixels
   * @param padding see {@link Landmarks#toChip}
   * @return black where the head reaches beyond the picture
   */
  public Picture cut(Picture picture, int side, double padding) {
    Similarity back = toHead(side, padding);
    float[] grey = new float[side * side];
    double[] point = new double[3];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = back.a() * column - back.b() * row + back.tx();
        double y = back.b() * column + back.a() * row + back.ty();
        project(x, y, mean.near(x, y), point);
        grey[row * side + column] = (float) picture.between(0, point[0], point[1]);
      }
    }
    return Picture.grey(side, side, grey);
  }

  /**
   * Where places of the aligned face lie in the picture.
   *
   * @param places in pixels of the square that {@link #cut} gives
   * @param side of that square, in pixels
   * @param padding of that square
   */
  public List<Point> inPicture(List<Point> places, int side, double padding) {
    Similarity back = toHead(side, padding);
    List<Point> points = new ArrayList<>(places.size());
    double[] point = new double[3];
    for (Point place : places) {
      Point front = back.apply(place);
      project(front.x(), front.y(), mean.near(front.x(), front.y()), point);
      points.add(new Point(point[0], point[1]));
    }
    return points;
  }

  /** From the aligned face's pixels to the head's x and y in mm. */
  private Similarity toHead(int side, double padding) {
    Landmarks front =
        new Landmarks(mean.marks().stream().map(mark -> new Point(mark[0], mark[1])).toList());
    return front.toChip(side, padding).inverse();
  }

  private void project(double x, double y, double z, double[] out) {
    pose.undo(x, y, z, out);
    double u = out[0] / out[2] * camera.fx() + camera.cx();
    double v = out[1] / out[2] * camera.fy() + camera.cy();
    out[0] = u;
    out[1] = v;
  }
}
