package org.kaologin.admin.map;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.plaf.basic.BasicGraphicsUtils;
import org.kaologin.admin.look.FocusRing;
import org.kaologin.admin.look.Look;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** Paints a map once. */
final class MapPainter {
  /** Of a mark, in pixels of scale 1. */
  static final float RADIUS = 5.5f;

  /** What lies on something else is still told apart from it. */
  private static final float RIM = 1.25f;

  private static final float RING = 10;
  private static final float RING_WIDTH = 2;
  private static final float NAME_ABOVE = 12;

  private final Graphics2D g;
  private final JComponent on;
  private final People people;

  MapPainter(Graphics2D g, JComponent on, People people) {
    this.g = g;
    this.on = on;
    this.people = people;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  void paint(List<Place> places, Scatter scatter, OptionalInt chosen, List<String> said) {
    FocusRing.paint(g, on);
    for (int i = 0; i < places.size(); i++) {
      paintMark(places.get(i), scatter.points().get(i));
    }
    if (people.names().size() > 1) {
      people.names().forEach(name -> paintName(name, places, scatter));
    }
    chosen.ifPresent(
        index -> {
          Point2D point = scatter.points().get(index);
          paintRing(point);
          paintMark(places.get(index), point);
          Callout.paint(g, on, point, said);
        });
  }

  private void paintMark(Place place, Point2D point) {
    Shape shape = Mark.of(place).around(point.getX(), point.getY(), UIScale.scale(RADIUS));
    paintRim(shape);
    g.setColor(people.colour(place.user()));
    g.fill(shape);
  }

  private void paintRim(Shape shape) {
    g.setColor(Look.colour(Look.CARD));
    g.setStroke(
        new BasicStroke(2 * UIScale.scale(RIM), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  private void paintRing(Point2D point) {
    double radius = UIScale.scale(RING);
    g.setColor(Look.colour("Label.foreground"));
    g.setStroke(new BasicStroke(UIScale.scale(RING_WIDTH)));
    g.draw(
        new Ellipse2D.Double(point.getX() - radius, point.getY() - radius, 2 * radius, 2 * radius));
  }

  /** Above somebody's uppermost enrolled face: a colour alone does not say whose it is. */
  private void paintName(String name, List<Place> places, Scatter scatter) {
    Optional<Point2D> uppermost =
        IntStream.range(0, places.size())
            .filter(i -> places.get(i).user().equals(name))
            .filter(i -> Mark.of(places.get(i)) == Mark.ENROLLED)
            .mapToObj(scatter.points()::get)
            .min(Comparator.comparingDouble(Point2D::getY));
    uppermost.ifPresent(
        point -> {
          FontMetrics metrics = on.getFontMetrics(on.getFont());
          String line = BasicGraphicsUtils.getClippedString(on, metrics, name, on.getWidth());
          TextLayout words = new TextLayout(line, on.getFont(), g.getFontRenderContext());
          double left = point.getX() - words.getAdvance() / 2;
          double x = Math.max(0, Math.min(on.getWidth() - words.getAdvance(), left));
          double y = point.getY() - UIScale.scale(NAME_ABOVE);
          paintRim(words.getOutline(AffineTransform.getTranslateInstance(x, y)));
          g.setColor(Look.colour("Label.foreground"));
          words.draw(g, (float) x, (float) y);
        });
  }
}
