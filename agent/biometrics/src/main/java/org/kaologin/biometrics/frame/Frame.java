package org.kaologin.biometrics.frame;

import java.util.Objects;
import java.util.Optional;

/**
 * What the sensor saw at one moment.
 *
 * @param sequence the sensor's own count; grows, may skip
 * @param timestampNanos the sensor's clock, in nanoseconds from an arbitrary start
 * @param infrared the active infrared picture
 * @param depth the depth picture, pixel by pixel aligned with {@code infrared}
 * @param colour the colour picture, where there is one and somebody wanted it decoded
 * @param calibration the sensor's optics
 */
public record Frame(
    long sequence,
    long timestampNanos,
    InfraredImage infrared,
    DepthImage depth,
    Optional<ColourImage> colour,
    Calibration calibration) {

  public Frame {
    Objects.requireNonNull(colour);
    Objects.requireNonNull(calibration);
    if (infrared.width() != depth.width() || infrared.height() != depth.height()) {
      throw new IllegalArgumentException("infrared and depth must have the same size");
    }
  }
}
