package org.kaologin.biometrics.face;

import org.kaologin.biometrics.image.Point;

/**
 * A face as the detector gives it.
 *
 * @param box around it
 * @param leftEye middle of the eye at the picture's left
 * @param rightEye middle of the eye at the picture's right
 */
public record DetectedFace(FaceBox box, Point leftEye, Point rightEye) {

  /** The middle between the eyes. */
  public Point betweenEyes() {
    return leftEye.middle(rightEye);
  }
}
