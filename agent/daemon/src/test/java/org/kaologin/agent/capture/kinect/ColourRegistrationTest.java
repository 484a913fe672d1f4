package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.libfreenect2.Freenect2Device;
import org.bytedeco.libfreenect2.Registration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.virtualkinect.TypicalDevice;

/** Where colour lies behind a depth pixel: as libfreenect2 itself says. */
class ColourRegistrationTest {
  private static final double PIXELS = 0.01;

  @BeforeAll
  static void load() throws Exception {
    NativeKinect.load();
  }

  @Test
  void agreesWithLibfreenect2() {
    ColourCalibration colour = TypicalDevice.COLOUR;
    CameraIntrinsics lens = TypicalDevice.CALIBRATION.depth();
    // Its pixels are undistorted ones.
    CameraIntrinsics depth =
        new CameraIntrinsics(lens.fx(), lens.fy(), lens.cx(), lens.cy(), 0, 0, 0, 0, 0);
    try (Freenect2Device.IrCameraParams ir = infrared(depth);
        Freenect2Device.ColorCameraParams params = colour(colour);
        Registration registration = new Registration(ir, params)) {
      float[] column = new float[1];
      float[] row = new float[1];
      for (int v = 0; v < 424; v += 53) {
        for (int u = 0; u < 512; u += 73) {
          for (float millimetres : new float[] {500, 800, 4500}) {
            registration.apply(u, v, millimetres, column, row);
            String where = u + " " + v + " " + millimetres;
            assertEquals(column[0], colour.column(depth, u, v, millimetres), PIXELS, where);
            assertEquals(row[0], colour.row(depth, u, v), PIXELS, where);
          }
        }
      }
    }
  }

  private static Freenect2Device.IrCameraParams infrared(CameraIntrinsics depth) {
    Freenect2Device.IrCameraParams params = new Freenect2Device.IrCameraParams();
    params.fx((float) depth.fx()).fy((float) depth.fy());
    params.cx((float) depth.cx()).cy((float) depth.cy());
    return params.k1(0).k2(0).k3(0).p1(0).p2(0);
  }

  /** The structure is its numbers one after the other. */
  private static Freenect2Device.ColorCameraParams colour(ColourCalibration colour) {
    Freenect2Device.ColorCameraParams params = new Freenect2Device.ColorCameraParams();
    FloatPointer numbers = new FloatPointer(params);
    List<Double> first =
        List.of(colour.f(), colour.f(), colour.cx(), colour.cy(), colour.shiftD(), colour.shiftM());
    int at = 0;
    for (List<Double> part : List.of(first, colour.mx(), colour.my())) {
      for (double number : part) {
        numbers.put(at++, (float) number);
      }
    }
    return params;
  }
}
