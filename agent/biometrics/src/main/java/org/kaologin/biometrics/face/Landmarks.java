package org.kaologin.biometrics.face;

import java.util.List;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.image.Similarity;

/**
 * Five points of a face in dlib's order.
 *
 * @param points the eye at the picture's right (outer, inner corner), the eye at the picture's left
 *     (outer, inner corner), the base of the nose
 */
public record Landmarks(List<Point> points) {
  /** How many points there are. */
  public static final int COUNT = 5;

  /** dlib's mean face in a unit square, from {@code get_face_chip_details}. */
  private static final List<Point> MEAN_FACE =
      List.of(
          new Point(0.8595674595992, 0.2134981538014),
          new Point(0.6460604764104, 0.2289674387677),
          new Point(0.1205750620789, 0.2137274526848),
          new Point(0.3340850613712, 0.2290642403242),
          new Point(0.4901123135679, 0.6277975316475));

  public Landmarks {
    points = List.copyOf(points);
    if (points.size() != COUNT) {
      throw new IllegalArgumentException("five points, not " + points.size());
    }
  }

  /** The middle of the eye at the picture's left. */
  public Point leftEye() {
    return points.get(2).middle(points.get(3));
  }

  /** The middle of the eye at the picture's right. */
  public Point rightEye() {
    return points.get(0).middle(points.get(1));
  }

  /** Where the nose meets the upper lip. */
  public Point noseBase() {
    return points.get(4);
  }

  /** From outer eye corner to outer eye corner, in pixels. */
  public double eyeDistance() {
    return points.get(0).distance(points.get(2));
  }

  /** The head's tilt towards a shoulder, in degrees, positive clockwise in the picture. */
  public double rollDegrees() {
    Point left = leftEye();
    Point right = rightEye();
    return Math.toDegrees(Math.atan2(right.y() - left.y(), right.x() - left.x()));
  }

  /**
   * The transform that brings these points to the mean face in a square chip.
   *
   * @param side of the chip, in pixels
   * @param padding around the mean face's square, in that square's sides
   */
  public Similarity toChip(int side, double padding) {
    List<Point> template =
        MEAN_FACE.stream()
            .map(
                p ->
                    new Point(
                        (p.x() + padding) / (1 + 2 * padding) * side,
                        (p.y() + padding) / (1 + 2 * padding) * side))
            .toList();
    return Similarity.between(points, template);
  }
}
