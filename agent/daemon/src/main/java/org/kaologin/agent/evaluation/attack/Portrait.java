package org.kaologin.agent.evaluation.attack;

import org.kaologin.biometrics.frame.Frame;

/**
 * The person's own infrared picture as an attacker prints or shows it: how white it is at a place
 * in mm from the tip of the nose, as large as life.
 */
final class Portrait {
  private final Frame frame;
  private final Sitter sitter;
  private final double pixelsPerMillimetre;

  /**
   * @param size of the picture against life
   */
  Portrait(Frame frame, Sitter sitter, double size) {
    this.frame = frame;
    this.sitter = sitter;
    this.pixelsPerMillimetre = frame.calibration().depth().fx() / sitter.rangeMillimetres() / size;
  }

  /** Whiteness, 0 to 1, bilinear; 0 beyond the picture. */
  double at(double right, double down) {
    double x = sitter.noseColumn() + right * pixelsPerMillimetre;
    double y = sitter.noseRow() + down * pixelsPerMillimetre;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0
        || top < 0
        || left + 1 >= frame.infrared().width()
        || top + 1 >= frame.infrared().height()) {
      return 0;
    }
    double fx = x - left;
    double fy = y - top;
    double above =
        frame.infrared().at(left, top) * (1 - fx) + frame.infrared().at(left + 1, top) * fx;
    double below =
        frame.infrared().at(left, top + 1) * (1 - fx) + frame.infrared().at(left + 1, top + 1) * fx;
    return Math.min(1, (above * (1 - fy) + below * fy) / Math.max(1, sitter.white()));
  }
}
