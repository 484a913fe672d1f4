package org.kaologin.admin.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.swing.UIManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.FaceMap.Place;

class FaceMapViewTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final List<Place> PLACES =
      List.of(
          Faces.enrolled("alice", "At the desk", -1, 0),
          Faces.enrolled("alice", "At the desk", 0, 1),
          Faces.learnt("alice", 1, 0),
          Faces.seen("alice", "accepted", 0, 0),
          Faces.seen("alice", "no-match", 0, -1));

  private FaceMapView view;

  @BeforeEach
  void make() {
    view =
        GuiActionRunner.execute(
            () -> {
              Look.install(Desktop.SILENT);
              FaceMapView made = new FaceMapView(TEXTS);
              made.setFont(UIManager.getFont("Label.font"));
              made.setSize(WIDTH, HEIGHT);
              return made;
            });
    show(PLACES);
  }

  private static <T> T onEventThread(Callable<T> question) {
    return GuiActionRunner.execute(question);
  }

  private void show(List<Place> places) {
    GuiActionRunner.execute(() -> view.show(places, People.of(places, "alice")));
  }

  private Point2D point(int index) {
    return onEventThread(() -> view.scatter().points().get(index));
  }

  private void pointAt(Point2D point) {
    send(MouseEvent.MOUSE_MOVED, (int) point.getX() + 3, (int) point.getY() - 3);
  }

  private void send(int event, int x, int y) {
    GuiActionRunner.execute(
        () -> view.dispatchEvent(new MouseEvent(view, event, 0, 0, x, y, 0, false)));
  }

  private List<String> said() {
    return onEventThread(view::said);
  }

  private String described() {
    return onEventThread(() -> view.getAccessibleContext().getAccessibleDescription());
  }

  private BufferedImage painted(double scale) {
    return onEventThread(
        () -> {
          BufferedImage image =
              new BufferedImage(
                  (int) (scale * WIDTH), (int) (scale * HEIGHT), BufferedImage.TYPE_INT_RGB);
          Graphics2D g = image.createGraphics();
          g.scale(scale, scale);
          g.setColor(Look.colour(Look.CARD));
          g.fillRect(0, 0, WIDTH, HEIGHT);
          view.paint(g);
          g.dispose();
          return image;
        });
  }

  private int[] pixels() {
    return painted(1).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
  }

  @Test
  void aPointerOnAPointLearnsWhatItIs() {
    pointAt(point(0));
    assertEquals(List.of("At the desk", "A look of alice"), said().subList(0, 2));
    assertTrue(said().get(2).startsWith("Added Nov"), said()::toString);

    pointAt(point(2));
    assertEquals(List.of("Learnt since", "A look of alice"), said());

    pointAt(point(4));
    assertEquals(
        List.of(TEXTS.get("verdict.NO_MATCH"), "Compared with alice"), said().subList(0, 2));
  }

  @Test
  void aPointerOnNothingLearnsNothing() {
    pointAt(point(0));
    pointAt(new Point2D.Double(WIDTH - 10, 20));
    assertEquals(List.of(), said());

    pointAt(point(0));
    send(MouseEvent.MOUSE_EXITED, -1, 0);
    assertEquals(List.of(), said());
  }

  @Test
  void itSaysInWordsWhatIsSeen() {
    String all = "2 added, 1 learnt since, 1 recognised, 1 not recognised. Of: alice.";
    assertEquals(all, described());

    pointAt(point(2));
    assertEquals("Learnt since. A look of alice. " + all, described());
  }

  /** As new faces come, all lie elsewhere; who looks at one goes on looking at it. */
  @Test
  void whatIsChosenStaysChosenWhenAllIsLaidOutAnew() {
    pointAt(point(1));
    Point2D before = point(1);
    List<Place> moved =
        List.of(
            Faces.seen("alice", "no-match", 9, 9),
            Faces.enrolled("alice", "At the desk", -3, 0),
            Faces.enrolled("alice", "At the desk", -2, 5),
            Faces.learnt("alice", 1, 0));

    show(moved);

    assertNotEquals(before, point(2));
    GuiActionRunner.execute(() -> view.chooseNext(Scatter.Way.RIGHT));
    assertEquals(List.of("Learnt since", "A look of alice"), said());
  }

  @Test
  void whatIsGoneIsNoLongerChosen() {
    pointAt(point(2));
    show(PLACES.subList(0, 2));
    assertEquals(List.of(), said());
  }

  @Test
  void theOtherProjectionIsAnotherPicture() {
    int[] before = pixels();
    GuiActionRunner.execute(() -> view.show(Projection.NEIGHBOURS));
    int[] other = pixels();
    GuiActionRunner.execute(() -> view.show(Projection.COMPONENTS));

    assertFalse(java.util.Arrays.equals(before, other));
    assertArrayEquals(before, pixels());
  }

  /** A mark is in its person's colour at every scale of the screen. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void marksAreInTheirPersonsColour(double scale) {
    List<Place> two =
        List.of(
            Faces.enrolled("alice", "desk", -1, 0),
            Faces.enrolled("bob", "desk", 1, 0),
            Faces.seen("alice", "no-match", 0, -1));
    show(two);
    BufferedImage image = painted(scale);

    List<String> colours = List.of(Look.PERSONS.get(0), Look.PERSONS.get(1), Look.PERSONS.get(0));
    for (int i = 0; i < two.size(); i++) {
      int x = (int) (scale * point(i).getX());
      int y = (int) (scale * point(i).getY());
      assertEquals(Look.colour(colours.get(i)), new Color(image.getRGB(x, y)));
    }
  }

  /** A colour alone does not say whose a face is. */
  @Test
  void namesStandAboveTheFacesOfSeveralPeople() {
    Place above = Faces.enrolled("alice", "desk", -1, 0);
    Place aside = Faces.enrolled("alice", "desk", 1, -1);
    show(List.of(above, aside));
    int alone = inkAbove(0);

    show(List.of(above, Faces.enrolled("bob", "desk", 1, -1)));

    assertEquals(0, alone);
    assertTrue(inkAbove(0) > 0);
  }

  /** How much there is in the foreground's colour just above a point. */
  private int inkAbove(int index) {
    BufferedImage image = painted(2);
    int ink = Look.colour("Label.foreground").getRGB();
    int left = (int) (2 * point(index).getX());
    int bottom = (int) (2 * point(index).getY()) - 20;
    return (int)
        java.util.stream.IntStream.range(0, 40 * 20)
            .filter(i -> image.getRGB(left - 20 + i % 40, bottom - Math.floorDiv(i, 40)) == ink)
            .count();
  }

  /** Whoever sees no colours still sees of which kind each is. */
  @Test
  void eachKindHasAFormOfItsOwn() {
    Set<List<Boolean>> forms = new HashSet<>();
    for (Mark mark : Mark.values()) {
      forms.add(form(mark));
    }
    assertEquals(Mark.values().length, forms.size());
  }

  @ParameterizedTest
  @EnumSource(Mark.class)
  void formsAreAboutAsLarge(Mark mark) {
    long inside = form(mark).stream().filter(in -> in).count();
    double disc = Math.PI * 10 * 10;
    assertTrue(inside > 0.5 * disc && inside < 1.5 * disc, mark + ": " + inside);
  }

  private static List<Boolean> form(Mark mark) {
    java.awt.Shape shape = mark.around(20, 20, 10);
    return java.util.stream.IntStream.range(0, 40 * 40)
        .mapToObj(i -> shape.contains(i % 40, Math.floorDiv(i, 40)))
        .toList();
  }
}
