package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;

/**
 * How an instrument is held for the time of a presentation, by a hand that is never quite still.
 *
 * @param rangeMillimetres of the picture's nose; NaN for one that is worn
 * @param gapMillimetres before the wearer's nose
 * @param yawDegrees to the picture's left; for one that is worn, against the head
 * @param pitchDegrees downwards; so as well
 * @param rollDegrees clockwise
 */
record Hold(
    double rangeMillimetres,
    double gapMillimetres,
    double yawDegrees,
    double pitchDegrees,
    double rollDegrees) {

  /** What a hand trembles, standard deviations. */
  private static final double TREMBLE_DEGREES = 0.5;

  private static final double TREMBLE_MILLIMETRES = 1.5;

  /** Held before the sensor, anywhere in its reach. */
  static Hold inHand(Random random) {
    return new Hold(
        Draw.between(random, 480, 1000),
        0,
        Draw.between(random, -22, 22),
        Draw.between(random, -20, 20),
        Draw.between(random, -8, 8));
  }

  /** Worn close to the face. */
  static Hold worn(Random random) {
    return new Hold(
        Double.NaN,
        Draw.between(random, 1, 12),
        Draw.between(random, -8, 8),
        Draw.between(random, -8, 8),
        Draw.between(random, -3, 3));
  }

  /** Where that is in this frame: on the ray of the person's nose. */
  Sheet.Pose now(Frame frame, Sitter sitter, Random random) {
    CameraIntrinsics camera = frame.calibration().depth();
    boolean worn = Double.isNaN(rangeMillimetres);
    double range =
        worn
            ? sitter.rangeMillimetres() - gapMillimetres
            : rangeMillimetres + TREMBLE_MILLIMETRES * random.nextGaussian();
    return Sheet.Pose.of(
        (sitter.noseColumn() - camera.cx()) / camera.fx() * range,
        (sitter.noseRow() - camera.cy()) / camera.fy() * range,
        range,
        (worn ? sitter.yawDegrees() : 0) + yawDegrees + TREMBLE_DEGREES * random.nextGaussian(),
        (worn ? sitter.pitchDegrees() : 0) + pitchDegrees + TREMBLE_DEGREES * random.nextGaussian(),
        rollDegrees + TREMBLE_DEGREES * random.nextGaussian());
  }
}
