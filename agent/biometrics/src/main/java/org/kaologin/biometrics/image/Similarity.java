package org.kaologin.biometrics.image;

import java.util.List;

/**
 * A turn, scale and shift of the plane: {@code x' = a x - b y + tx}, {@code y' = b x + a y + ty}.
 *
 * @param a scale times cosine
 * @param b scale times sine
 * @param tx shift along x, in target pixels
 * @param ty shift along y, in target pixels
 */
public record Similarity(double a, double b, double tx, double ty) {

  /**
   * The one that takes points to others with the least squared error (Umeyama 1991).
   *
   * @throws IllegalArgumentException when the points do not span anything
   */
  public static Similarity between(List<Point> from, List<Point> to) {
    Point source = Point.mean(from);
    Point target = Point.mean(to);
    double dot = 0;
    double cross = 0;
    double spread = 0;
    for (int i = 0; i < from.size(); i++) {
      double x = from.get(i).x() - source.x();
      double y = from.get(i).y() - source.y();
      double u = to.get(i).x() - target.x();
      double v = to.get(i).y() - target.y();
      dot += x * u + y * v;
      cross += x * v - y * u;
      spread += x * x + y * y;
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("all points are one");
    }
    double a = dot / spread;
    double b = cross / spread;
    return new Similarity(
        a,
        b,
        target.x() - a * source.x() + b * source.y(),
        target.y() - b * source.x() - a * source.y());
  }

  /** Where a point goes. */
  public Point apply(Point p) {
    return new Point(a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty);
  }

  /** The way back. */
  public Similarity inverse() {
    double squared = a * a + b * b;
    double ia = a / squared;
    double ib = -b / squared;
    return new Similarity(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
  }

  /** Target pixels for one source pixel. */
  public double scale() {
    return Math.hypot(a, b);
  }
}
