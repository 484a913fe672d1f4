package org.kaologin.biometrics.head;

import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Point;

/**
 * The part of the picture around a face that is looked at, in pixels.
 *
 * @param right exclusive
 * @param bottom exclusive
 */
record Window(int left, int top, int right, int bottom) {

  /** The window of a face in a picture of some size. */
  static Window around(Landmarks landmarks, int width, int height) {
    Point middle = Point.mean(landmarks.points());
    double reach = Parameters.HEAD_WINDOW * landmarks.eyeDistance();
    return new Window(
        (int) Math.max(0, middle.x() - reach),
        (int) Math.max(0, middle.y() - reach),
        (int) Math.min(width, middle.x() + reach),
        (int) Math.min(height, middle.y() + reach));
  }

  int width() {
    return right - left;
  }
}
