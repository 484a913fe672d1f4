package org.kaologin.virtualkinect;

import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;

/** The optics of an average Kinect v2. */
public final class TypicalDevice {
  public static final ColourCalibration COLOUR =
      new ColourCalibration(
          1081.37,
          959.5,
          539.5,
          863,
          52,
          List.of(
              0.000449294,
              1.91656e-05,
              4.82909e-05,
              0.000353673,
              -2.44043e-05,
              -1.19426e-05,
              0.000988431,
              0.642474,
              0.00500649,
              0.142021),
          List.of(
              4.42793e-06,
              0.000724863,
              0.000398557,
              4.90383e-05,
              0.000136024,
              0.00107291,
              -1.75465e-05,
              -0.00554263,
              0.641807,
              0.0180811));

  public static final Calibration CALIBRATION =
      new Calibration(
          new CameraIntrinsics(
              365.456, 365.456, 254.878, 205.395, 0.0905474, -0.26819, 0, 0, 0.0950862),
          Optional.of(COLOUR));

  private TypicalDevice() {}
}
