package org.kaologin.biometrics.face;

import org.kaologin.biometrics.image.Point;

/**
 * An upright box around a face.
 *
 * @param left in pixels
 * @param top in pixels
 * @param right in pixels
 * @param bottom in pixels
 * @param score the detector's probability, 0 to 1
 */
public record FaceBox(double left, double top, double right, double bottom, double score) {

  /** In pixels. */
  public double width() {
    return right - left;
  }

  /** In pixels. */
  public double height() {
    return bottom - top;
  }

  /** The side of a square of the same area, in pixels. */
  public double side() {
    return Math.sqrt(Math.max(0, width()) * Math.max(0, height()));
  }

  /** The middle. */
  public Point centre() {
    return new Point((left + right) / 2, (top + bottom) / 2);
  }

  /** Intersection over union with another, 0 to 1. */
  public double overlap(FaceBox other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (width() * height() + other.width() * other.height() - both);
  }

  /** The square of a given side (in this box's sides) around the middle. */
  public FaceBox square(double sides) {
    double half = side() * sides / 2;
    Point c = centre();
    return new FaceBox(c.x() - half, c.y() - half, c.x() + half, c.y() + half, score);
  }
}
