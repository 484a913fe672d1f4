package org.kaologin.agent.capture;

import java.util.Objects;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * A frame as it was captured: infrared and depth decoded, colour still the camera's own JPEG.
 *
 * @param sequence the sensor's own count; grows, may skip
 * @param timestampNanos the sensor's clock, in nanoseconds from an arbitrary start
 * @param infrared 512x424, counts from 0 to 65535
 * @param depth 512x424, millimetres, 0 for none
 * @param colourJpeg the newest colour picture, 1920x1080, not checked
 * @param calibration the sensor's optics
 */
public record CapturedFrame(
    long sequence,
    long timestampNanos,
    InfraredImage infrared,
    DepthImage depth,
    Optional<byte[]> colourJpeg,
    Calibration calibration) {

  public CapturedFrame {
    Objects.requireNonNull(infrared);
    Objects.requireNonNull(depth);
    Objects.requireNonNull(colourJpeg);
    Objects.requireNonNull(calibration);
  }

  /** The frame that the chain takes. */
  public Frame toFrame(Optional<ColourImage> colour) {
    return new Frame(sequence, timestampNanos, infrared, depth, colour, calibration);
  }
}
