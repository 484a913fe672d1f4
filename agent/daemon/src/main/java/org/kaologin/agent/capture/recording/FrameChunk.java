package org.kaologin.agent.capture.recording;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/** One moment of a recording. */
final class FrameChunk {

  private FrameChunk() {}

  /**
   * Reads one.
   *
   * @throws DamagedException when its parts do not fit it, or do not unpack
   */
  static CapturedFrame read(ByteBuffer payload, CalibrationChunk optics) throws DamagedException {
    if (payload.remaining() < RecordingFormat.FRAME_HEADER) {
      throw new DamagedException("a frame is too short");
    }
    long micros = payload.getLong();
    long sequence = Integer.toUnsignedLong(payload.getInt());
    int infraredBytes = payload.getInt();
    int depthBytes = payload.getInt();
    int jpegBytes = payload.getInt();
    if (infraredBytes < 0
        || depthBytes < 0
        || jpegBytes < 0
        || jpegBytes > RecordingFormat.LARGEST_JPEG
        || (long) infraredBytes + depthBytes + jpegBytes != payload.remaining()
        || micros < 0
        || micros > Long.MAX_VALUE / 1000) {
      throw new DamagedException("a frame's parts do not fit it");
    }
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    int jpegAt = infraredBytes + depthBytes;
    return new CapturedFrame(
        sequence,
        micros * 1000,
        new InfraredImage(
            RecordingFormat.WIDTH, RecordingFormat.HEIGHT, image(bytes, 0, infraredBytes, 1)),
        new DepthImage(
            RecordingFormat.WIDTH,
            RecordingFormat.HEIGHT,
            image(bytes, infraredBytes, depthBytes, optics.depthUnitMicrometres() / 1000.0)),
        jpegBytes == 0
            ? Optional.empty()
            : Optional.of(Arrays.copyOfRange(bytes, jpegAt, jpegAt + jpegBytes)),
        optics.calibration());
  }

  private static float[] image(byte[] packed, int offset, int length, double unit)
      throws DamagedException {
    try {
      char[] values = ImagePacking.unpack(packed, offset, length);
      float[] floats = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        floats[i] = (float) (values[i] * unit);
      }
      return floats;
    } catch (DataFormatException e) {
      throw new DamagedException("a picture does not unpack: " + e.getMessage());
    }
  }
}
