package org.kaologin.admin.map;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kaologin.admin.look.Canvas;
import org.kaologin.admin.look.FocusRing;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** The map. One of its points can be chosen, by pointer or keys, and then says what it is. */
final class FaceMapView extends Canvas {
  private static final long serialVersionUID = 1;
  private static final int WIDTH = 420;
  private static final int HEIGHT = 240;

  /** So that marks at the edge are whole, and names above them have room. */
  private static final int MARGIN = 28;

  /** A pointer is seldom quite on a mark. */
  private static final int REACH = 14;

  private final transient Sayings sayings;
  private transient List<Place> places = List.of();
  private transient List<FaceId> ids = List.of();
  private transient People people = new People(List.of());
  private transient Projection projection = Projection.COMPONENTS;
  private transient Optional<FaceId> chosen = Optional.empty();

  FaceMapView(Texts texts) {
    sayings = new Sayings(texts);
    setName("map.picture");
    getAccessibleContext().setAccessibleName(texts.get("map.picture"));
    setPreferredSize(UIScale.scale(new Dimension(WIDTH, HEIGHT)));
    setFocusable(true);
    Steps.install(this);
    FocusRing.follow(this);
  }

  /** Shows places; a point that was chosen stays so, wherever it is now. */
  void show(List<Place> newest, People whose) {
    if (!newest.equals(places) || !whose.equals(people)) {
      places = newest;
      ids = FaceId.of(newest);
      people = whose;
      chosen = chosen.filter(ids::contains);
      changed();
    }
  }

  void show(Projection other) {
    projection = other;
    changed();
  }

  /** Chooses the point that is there, if any. */
  void chooseAt(int x, int y) {
    choose(scatter().nearest(x, y, UIScale.scale((float) REACH)));
  }

  /** Chooses the next point on a way. */
  void chooseNext(Scatter.Way way) {
    choose(scatter().next(chosenIndex(), way));
  }

  void chooseNone() {
    choose(OptionalInt.empty());
  }

  private void choose(OptionalInt index) {
    Optional<FaceId> next =
        index.isPresent() ? Optional.of(ids.get(index.getAsInt())) : Optional.empty();
    if (!next.equals(chosen)) {
      chosen = next;
      changed();
    }
  }

  /** What is said of the chosen point; empty when none is. */
  List<String> said() {
    OptionalInt index = chosenIndex();
    return index.isPresent() ? sayings.of(places.get(index.getAsInt())) : List.of();
  }

  private OptionalInt chosenIndex() {
    int index = chosen.map(ids::indexOf).orElse(-1);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private void changed() {
    String all = sayings.of(places, people);
    List<String> one = said();
    getAccessibleContext()
        .setAccessibleDescription(one.isEmpty() ? all : String.join(". ", one) + ". " + all);
    repaint();
  }

  /** Where the points are now. */
  Scatter scatter() {
    double margin = UIScale.scale((float) MARGIN);
    return Scatter.of(
        places,
        projection,
        new Rectangle2D.Double(
            margin,
            margin,
            Math.max(0, getWidth() - 2 * margin),
            Math.max(0, getHeight() - 2 * margin)));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    new MapPainter(g, this, people).paint(places, scatter(), chosenIndex(), said());
    g.dispose();
  }
}
