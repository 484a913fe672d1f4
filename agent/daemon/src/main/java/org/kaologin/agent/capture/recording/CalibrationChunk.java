package org.kaologin.agent.capture.recording;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;

/**
 * The first chunk of a recording.
 *
 * @param calibration the sensor's optics
 * @param depthUnitMicrometres what one step of a depth value means, 1 to 65535
 */
record CalibrationChunk(Calibration calibration, int depthUnitMicrometres) {

  /**
   * Reads one.
   *
   * @throws DamagedException when it has another length, or values that no sensor has
   */
  static CalibrationChunk read(ByteBuffer in) throws DamagedException {
    try {
      return parse(in);
    } catch (BufferUnderflowException e) {
      throw new DamagedException("its calibration is too short");
    } catch (IllegalArgumentException e) {
      throw new DamagedException("its calibration is not one: " + e.getMessage());
    }
  }

  private static CalibrationChunk parse(ByteBuffer in) {
    require(Short.toUnsignedInt(in.getShort()) == RecordingFormat.WIDTH, "width");
    require(Short.toUnsignedInt(in.getShort()) == RecordingFormat.HEIGHT, "height");
    int unit = Short.toUnsignedInt(in.getShort());
    require(unit > 0, "depth unit");
    require(in.getShort() == 0, "reserved field");
    CameraIntrinsics depth =
        new CameraIntrinsics(
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble());
    int hasColour = in.getInt();
    require(hasColour == 0 || hasColour == 1, "colour flag");
    Optional<ColourCalibration> colour = Optional.empty();
    if (hasColour == 1) {
      colour =
          Optional.of(
              new ColourCalibration(
                  in.getDouble(),
                  in.getDouble(),
                  in.getDouble(),
                  in.getDouble(),
                  in.getDouble(),
                  coefficients(in),
                  coefficients(in)));
    }
    require(!in.hasRemaining(), "length");
    return new CalibrationChunk(new Calibration(depth, colour), unit);
  }

  byte[] write() {
    ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) RecordingFormat.WIDTH).putShort((short) RecordingFormat.HEIGHT);
    out.putShort((short) depthUnitMicrometres).putShort((short) 0);
    CameraIntrinsics d = calibration.depth();
    for (double value :
        new double[] {d.fx(), d.fy(), d.cx(), d.cy(), d.k1(), d.k2(), d.p1(), d.p2(), d.k3()}) {
      out.putDouble(value);
    }
    out.putInt(calibration.colour().isPresent() ? 1 : 0);
    calibration
        .colour()
        .ifPresent(
            c -> {
              out.putDouble(c.f()).putDouble(c.cx()).putDouble(c.cy());
              out.putDouble(c.shiftD()).putDouble(c.shiftM());
              c.mx().forEach(out::putDouble);
              c.my().forEach(out::putDouble);
            });
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static List<Double> coefficients(ByteBuffer in) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < ColourCalibration.COEFFICIENTS; i++) {
      values.add(in.getDouble());
    }
    return values;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("the " + what + " is wrong");
    }
  }
}
