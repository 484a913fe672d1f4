package org.kaologin.biometrics.attention;

import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.head.FrontalView;
import org.kaologin.biometrics.image.Point;

/**
 * MediaPipe's mesh of one face, as the network found it in the frontal view of its head.
 *
 * <p>Immutable.
 */
public final class Mesh {
  /**
   * Six points of an eye, in the order of Soukupová and Čech (Real-Time Eye Blink Detection using
   * Facial Landmarks, 2016): outer corner, two of the upper lid, inner corner, two of the lower
   * lid.
   */
  private static final int[] LEFT_EYE = {33, 160, 158, 133, 153, 144};

  private static final int[] RIGHT_EYE = {263, 387, 385, 362, 380, 373};

  /** Numbers that the network gives of a point: x, y, and a depth that nobody needs here. */
  private static final int NUMBERS = 3;

  private final float[] places;
  private final FrontalView view;
  private final int side;
  private final double padding;

  /**
   * @param output the network's: three numbers a point, the first two in pixels of the square that
   *     it was given
   * @param view that the square was cut from
   * @param side of the square, in pixels
   * @param padding of the square, see {@link FrontalView#cut}
   */
  Mesh(float[] output, FrontalView view, int side, double padding) {
    this.places = new float[2 * (output.length / NUMBERS)];
    for (int i = 0; i < places.length; i++) {
      places[i] = output[NUMBERS * (i / 2) + i % 2];
    }
    this.view = view;
    this.side = side;
    this.padding = padding;
  }

  /**
   * How far the wider of the two eyes is open: the eye aspect ratio, height over width. One eye is
   * enough: a wink, a patch and a lens that mirrors the lamp do not close the other.
   */
  public double openness() {
    return Math.max(aspect(LEFT_EYE), aspect(RIGHT_EYE));
  }

  /** Its points in the infrared picture, in pixels and in the mesh's order. */
  public List<Point> points() {
    List<Point> inSquare = new ArrayList<>(places.length / 2);
    for (int i = 0; i < places.length; i += 2) {
      inSquare.add(new Point(places[i], places[i + 1]));
    }
    return view.inPicture(inSquare, side, padding);
  }

  private double aspect(int[] eye) {
    double width = distance(eye[0], eye[3]);
    double height = distance(eye[1], eye[5]) + distance(eye[2], eye[4]);
    return width > 0 ? height / (2 * width) : 0;
  }

  private double distance(int one, int other) {
    return Math.hypot(
        places[2 * one] - places[2 * other], places[2 * one + 1] - places[2 * other + 1]);
  }
}
