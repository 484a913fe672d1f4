package org.kaologin.admin.map;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.kaologin.protocol.Reply.FaceMap;

/** What is drawn for a face: a form of its own for each kind, whatever its colour. */
enum Mark {
  /** Enrolled: a disc. */
  ENROLLED,
  /** Learnt later: a lozenge. */
  LEARNT,
  /** Seen and accepted: a triangle. */
  ACCEPTED,
  /** Seen and not accepted: a cross. */
  REFUSED;

  /** The journal's word for an unlock that opened. */
  private static final String OPENED = "accepted";

  /** A triangle whose corners are this much farther out looks as large as the disc. */
  private static final double TRIANGLE = 1.3;

  private static final double CROSS = 1.25;
  private static final double CROSS_ARM = 0.38;
  private static final double LOZENGE = 0.95;

  static Mark of(FaceMap.Place place) {
    return switch (place.kind()) {
      case FaceMap.ENROLLED -> ENROLLED;
      case FaceMap.LEARNT -> LEARNT;
      default -> place.label().equals(OPENED) ? ACCEPTED : REFUSED;
    };
  }

  /** Its form around a point. */
  Shape around(double x, double y, double radius) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(radius, radius);
    return place.createTransformedShape(form());
  }

  private Shape form() {
    return switch (this) {
      case ENROLLED -> new Ellipse2D.Double(-1, -1, 2, 2);
      case LEARNT -> turned(new Rectangle2D.Double(-LOZENGE, -LOZENGE, 2 * LOZENGE, 2 * LOZENGE));
      case ACCEPTED -> triangle();
      case REFUSED -> {
        Area cross = new Area(new Rectangle2D.Double(-CROSS, -CROSS_ARM, 2 * CROSS, 2 * CROSS_ARM));
        cross.add(new Area(new Rectangle2D.Double(-CROSS_ARM, -CROSS, 2 * CROSS_ARM, 2 * CROSS)));
        yield turned(cross);
      }
    };
  }

  private static Shape turned(Shape shape) {
    return AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(shape);
  }

  private static Shape triangle() {
    double half = TRIANGLE * Math.sqrt(3) / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(0, -TRIANGLE);
    path.lineTo(half, TRIANGLE / 2);
    path.lineTo(-half, TRIANGLE / 2);
    path.closePath();
    return path;
  }

  /** As it stands in the keys of texts. */
  String key() {
    return "map." + name().toLowerCase(Locale.ROOT);
  }
}
