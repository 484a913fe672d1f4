package org.kaologin.admin.map;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kaologin.protocol.Reply.FaceMap.Place;

/**
 * Where places come to lie in a picture: as large as there is room, with the same scale across and
 * up, as distance is what they show.
 *
 * @param points in the order of the places; y grows downwards
 */
record Scatter(List<Point2D> points) {

  /** One of the ways from point to point. Each leads to all of them. */
  enum Way {
    LEFT,
    RIGHT,
    UP,
    DOWN;

    private Comparator<Point2D> order() {
      Comparator<Point2D> across = Comparator.comparingDouble(Point2D::getX);
      Comparator<Point2D> down = Comparator.comparingDouble(Point2D::getY);
      return switch (this) {
        case RIGHT -> across.thenComparing(down);
        case LEFT -> across.thenComparing(down).reversed();
        case DOWN -> down.thenComparing(across);
        case UP -> down.thenComparing(across).reversed();
      };
    }
  }

  static Scatter of(List<Place> places, Projection projection, Rectangle2D room) {
    Extent across = Extent.of(places, projection::across);
    Extent up = Extent.of(places, projection::up);
    double scale = Math.min(room.getWidth() / across.length(), room.getHeight() / up.length());
    double used = Double.isFinite(scale) ? scale : 0; // all in one place
    return new Scatter(
        places.stream()
            .map(
                place ->
                    (Point2D)
                        new Point2D.Double(
                            room.getCenterX() + used * (projection.across(place) - across.middle()),
                            room.getCenterY() - used * (projection.up(place) - up.middle())))
            .toList());
  }

  private record Extent(double least, double most) {
    static Extent of(List<Place> places, ToDoubleFunction<Place> axis) {
      return new Extent(
          places.stream().mapToDouble(axis).min().orElse(0),
          places.stream().mapToDouble(axis).max().orElse(0));
    }

    double length() {
      return most - least;
    }

    double middle() {
      return least / 2 + most / 2;
    }
  }

  /** The nearest point to a place in the picture, if one is within a distance. */
  OptionalInt nearest(double x, double y, double within) {
    return IntStream.range(0, points.size())
        .filter(i -> points.get(i).distance(x, y) <= within)
        .boxed()
        .min(Comparator.comparingDouble(i -> points.get(i).distance(x, y)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /**
   * The next point on a way; after the last comes the first.
   *
   * @param from a point, or none
   */
  OptionalInt next(OptionalInt from, Way way) {
    List<Integer> order =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(
                Comparator.<Integer, Point2D>comparing(points::get, way.order())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (order.isEmpty()) {
      return OptionalInt.empty();
    }
    int at = from.isPresent() ? order.indexOf(from.getAsInt()) + 1 : 0;
    return OptionalInt.of(order.get(at % order.size()));
  }
}
