package org.kaologin.biometrics;

/**
 * Where a head is turned, as the sensor sees it.
 *
 * @param yawDegrees to the picture's right
 * @param pitchDegrees downwards
 * @param rollDegrees clockwise
 */
public record HeadPose(double yawDegrees, double pitchDegrees, double rollDegrees) {

  /** How far the head is turned from where it was in another look. */
  HeadPose since(HeadPose other) {
    return new HeadPose(
        yawDegrees - other.yawDegrees,
        pitchDegrees - other.pitchDegrees,
        rollDegrees - other.rollDegrees);
  }
}
