package org.kaologin.virtualkinect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;

/** The device's command channel: what it answers to what it is asked. */
final class Commands {
  static final String SERIAL = "000000777000";

  private static final int MAGIC = 0x06022009;
  private static final int DONE = 0x0A6FE000;

  private static final int FIRMWARE = 0x02;
  private static final int STREAMING = 0x2b;
  private static final int HARDWARE = 0x14;
  private static final int STATUS = 0x16;
  private static final int READ = 0x22;

  private final PhaseEncoder encoder;
  private final Calibration calibration;
  private Optional<byte[]> data = Optional.empty();
  private Optional<byte[]> done = Optional.empty();
  private boolean streaming;
  private boolean blankOptics;
  private boolean halfAnswers;

  Commands(PhaseEncoder encoder, Calibration calibration) {
    this.encoder = encoder;
    this.calibration = calibration;
  }

  boolean streaming() {
    return streaming;
  }

  /** From now on the optics read as zeros, as from a device with a damaged memory. */
  void blankOptics(boolean on) {
    blankOptics = on;
  }

  /** From now on answers are cut in the middle. */
  void halfAnswers(boolean on) {
    halfAnswers = on;
  }

  void reset() {
    streaming = false;
    data = Optional.empty();
    done = Optional.empty();
  }

  /** Takes a command; false when it is none. */
  boolean take(byte[] bytes) {
    if (bytes.length < 20) {
      return false;
    }
    ByteBuffer command = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (command.getInt(0) != MAGIC) {
      return false;
    }
    int largest = command.getInt(8);
    int id = command.getInt(12);
    int parameter = bytes.length > 20 ? command.getInt(20) : 0;
    if (id == STREAMING) {
      streaming = parameter != 0;
    }
    data =
        largest == 0
            ? Optional.empty()
            : Optional.of(answer(id, parameter))
                .map(
                    a ->
                        Arrays.copyOf(a, Math.min(halfAnswers ? a.length / 2 : a.length, largest)));
    done = Optional.of(little(16).putInt(DONE).putInt(command.getInt(4)).array());
    return true;
  }

  /** The next answer: first the data, if any were asked for, then the confirmation. */
  Optional<byte[]> answer() {
    Optional<byte[]> next = data.isPresent() ? data : done;
    if (data.isPresent()) {
      data = Optional.empty();
    } else {
      done = Optional.empty();
    }
    return next;
  }

  private byte[] answer(int id, int parameter) {
    return switch (id) {
      case FIRMWARE -> little(0x200).putInt(48, 2 << 16 | 3).putInt(52, 3913).array();
      case HARDWARE -> new byte[0x5c];
      case STATUS -> little(4).putInt(1).array();
      case READ ->
          switch (parameter) {
            case 1 -> serial();
            case 2 -> startPhases();
            case 3 -> depthCamera();
            default -> colourCamera();
          };
      default -> new byte[16];
    };
  }

  private static byte[] serial() {
    byte[] bytes = new byte[0x80];
    byte[] letters = SERIAL.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < letters.length; i++) {
      bytes[2 * i] = letters[i];
    }
    return bytes;
  }

  private byte[] startPhases() {
    int block = 2 * PhaseEncoder.PIXELS + 4;
    ByteBuffer out = little(32 + 3 * block);
    out.putInt(0, 32).putInt(12, block);
    for (int f = 0; f < 3; f++) {
      for (int i = 0; i < PhaseEncoder.PIXELS; i++) {
        out.putChar(32 + f * block + 2 + 2 * i, encoder.startPhases[f][i]);
      }
    }
    return out.array();
  }

  private byte[] depthCamera() {
    if (blankOptics) {
      return new byte[92];
    }
    CameraIntrinsics c = calibration.depth();
    double[] values = {c.fx(), c.fy(), 0, c.cx(), c.cy(), c.k1(), c.k2(), c.p1(), c.p2(), c.k3()};
    ByteBuffer out = little(92);
    for (double value : values) {
      out.putFloat((float) value);
    }
    return out.array();
  }

  private byte[] colourCamera() {
    ByteBuffer out = little(12981).put((byte) 1);
    ColourCalibration c = calibration.colour().orElse(TypicalDevice.COLOUR);
    for (double value : new double[] {c.f(), c.cx(), c.cy(), c.shiftD(), c.shiftM()}) {
      out.putFloat((float) value);
    }
    c.mx().forEach(value -> out.putFloat(value.floatValue()));
    c.my().forEach(value -> out.putFloat(value.floatValue()));
    return out.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
