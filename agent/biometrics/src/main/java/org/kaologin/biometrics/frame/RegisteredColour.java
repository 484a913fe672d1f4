package org.kaologin.biometrics.frame;

import java.util.Optional;

/**
 * A colour picture, looked at through the depth camera's pixels. What hides from one camera behind
 * what the other sees gets the colour of that.
 */
public final class RegisteredColour {
  private static final int CHANNELS = 3;

  private final ColourImage image;
  private final ColourCalibration colour;
  private final CameraIntrinsics depth;

  private RegisteredColour(ColourImage image, ColourCalibration colour, CameraIntrinsics depth) {
    this.image = image;
    this.colour = colour;
    this.depth = depth;
  }

  /** A frame's; empty where it has no colour, or nobody knows where the colour camera is. */
  public static Optional<RegisteredColour> of(Frame frame) {
    return frame.colour().isEmpty() || frame.calibration().colour().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RegisteredColour(
                frame.colour().get(),
                frame.calibration().colour().get(),
                frame.calibration().depth()));
  }

  /**
   * The colour of what a depth pixel sees.
   *
   * @param u the pixel's column
   * @param v its row
   * @param millimetres its depth, positive
   * @param rgb gets red, green and blue, 0 to 255; black outside the colour picture
   */
  public void at(int u, int v, double millimetres, float[] rgb) {
    int scale = image.scaleDenominator();
    double x = (colour.column(depth, u, v, millimetres) + 0.5) / scale - 0.5;
    double y = (colour.row(depth, u, v) + 0.5) / scale - 0.5;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    boolean inside = left >= 0 && top >= 0 && left < image.width() && top < image.height();
    for (int channel = 0; channel < CHANNELS; channel++) {
      rgb[channel] = inside ? between(left, top, x - left, y - top, channel) : 0;
    }
  }

  private float between(int left, int top, double along, double down, int channel) {
    int right = Math.min(left + 1, image.width() - 1);
    int bottom = Math.min(top + 1, image.height() - 1);
    double above = value(left, top, channel) * (1 - along) + value(right, top, channel) * along;
    double below =
        value(left, bottom, channel) * (1 - along) + value(right, bottom, channel) * along;
    return (float) (above * (1 - down) + below * down);
  }

  private int value(int x, int y, int channel) {
    return Byte.toUnsignedInt(image.rgb()[CHANNELS * (y * image.width() + x) + channel]);
  }
}
