package org.kaologin.admin.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.protocol.Reply.FaceMap.Place;

class ScatterTest {
  private static final Rectangle2D ROOM = new Rectangle2D.Double(10, 20, 400, 200);
  private static final double TOLERANCE = 1e-9;

  /** Twice as wide as high, as the room is. */
  private static final List<Place> CORNERS =
      List.of(
          Faces.enrolled("alice", "desk", -2, 1),
          Faces.enrolled("alice", "desk", 2, -1),
          Faces.seen("alice", "no-match", 0, 0));

  private static void assertAt(double x, double y, Point2D point) {
    assertEquals(x, point.getX(), TOLERANCE);
    assertEquals(y, point.getY(), TOLERANCE);
  }

  @Test
  void placesFillTheRoomAndUpIsUp() {
    List<Point2D> points = Scatter.of(CORNERS, Projection.COMPONENTS, ROOM).points();

    assertAt(10, 20, points.get(0));
    assertAt(410, 220, points.get(1));
    assertAt(210, 120, points.get(2));
  }

  @Test
  void theOtherProjectionLaysThemOutAnew() {
    List<Point2D> points = Scatter.of(CORNERS, Projection.NEIGHBOURS, ROOM).points();

    assertAt(410, 220, points.get(0));
    assertAt(10, 20, points.get(1));
  }

  /** Distance is what the picture shows, so no axis is stretched. */
  @Test
  void bothAxesHaveOneScale() {
    List<Point2D> points =
        Scatter.of(
                List.of(
                    Faces.learnt("alice", 0, 0),
                    Faces.learnt("alice", 1, 0),
                    Faces.learnt("alice", 0, 1)),
                Projection.COMPONENTS,
                ROOM)
            .points();

    assertEquals(
        points.get(0).distance(points.get(1)), points.get(0).distance(points.get(2)), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1e300, 1e-320})
  void facesThatAreTheSameLieInTheMiddle(double where) {
    List<Place> same =
        List.of(Faces.learnt("alice", where, where), Faces.learnt("alice", where, where));

    for (Point2D point : Scatter.of(same, Projection.COMPONENTS, ROOM).points()) {
      assertAt(210, 120, point);
    }
  }

  @Test
  void placesAtTheEndsOfNumbersStayInTheRoom() {
    List<Place> wide =
        List.of(
            Faces.learnt("alice", -Double.MAX_VALUE, 0),
            Faces.learnt("alice", Double.MAX_VALUE, 1));

    for (Point2D point : Scatter.of(wide, Projection.COMPONENTS, ROOM).points()) {
      assertTrue(ROOM.contains(point), point::toString);
    }
  }

  @Test
  void aPointerFindsTheNearestWithinReach() {
    Scatter scatter = Scatter.of(CORNERS, Projection.COMPONENTS, ROOM);

    assertEquals(OptionalInt.of(0), scatter.nearest(13, 24, 5));
    assertEquals(OptionalInt.empty(), scatter.nearest(14, 24, 5));
    assertEquals(OptionalInt.of(2), scatter.nearest(111, 70, 1000));
  }

  @Test
  void ofNoPlacesNothingIsFound() {
    Scatter none = Scatter.of(List.of(), Projection.COMPONENTS, ROOM);

    assertEquals(OptionalInt.empty(), none.nearest(0, 0, 1000));
    assertEquals(OptionalInt.empty(), none.next(OptionalInt.empty(), Scatter.Way.LEFT));
  }

  @Test
  void rightGoesToTheRightAndUpGoesUp() {
    Scatter scatter = Scatter.of(CORNERS, Projection.COMPONENTS, ROOM);

    assertEquals(OptionalInt.of(2), scatter.next(OptionalInt.of(0), Scatter.Way.RIGHT));
    assertEquals(OptionalInt.of(2), scatter.next(OptionalInt.of(1), Scatter.Way.LEFT));
    assertEquals(OptionalInt.of(0), scatter.next(OptionalInt.of(2), Scatter.Way.UP));
    assertEquals(OptionalInt.of(1), scatter.next(OptionalInt.of(2), Scatter.Way.DOWN));
  }

  /** Also past those that lie in one place. */
  @ParameterizedTest
  @EnumSource(Scatter.Way.class)
  void eachWayLeadsToAllPoints(Scatter.Way way) {
    List<Place> places =
        List.of(
            Faces.learnt("alice", 1, 1),
            Faces.learnt("alice", 1, 1),
            Faces.learnt("alice", 3, 1),
            Faces.learnt("alice", 1, 3),
            Faces.learnt("alice", 1, 1));
    Scatter scatter = Scatter.of(places, Projection.COMPONENTS, ROOM);

    Set<Integer> reached = new HashSet<>();
    OptionalInt at = OptionalInt.empty();
    for (int i = 0; i < places.size(); i++) {
      at = scatter.next(at, way);
      reached.add(at.getAsInt());
    }

    assertEquals(Set.of(0, 1, 2, 3, 4), reached);
  }
}
