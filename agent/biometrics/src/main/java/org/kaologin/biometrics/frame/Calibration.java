package org.kaologin.biometrics.frame;

import java.util.Optional;

/**
 * What is known of one sensor's optics.
 *
 * @param depth the infrared and depth camera (they are one)
 * @param colour the colour camera beside it, where there is one
 */
public record Calibration(CameraIntrinsics depth, Optional<ColourCalibration> colour) {}
