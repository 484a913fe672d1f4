package org.kaologin.agent.capture.recording;

import static org.kaologin.agent.capture.recording.RecordingFormat.HEIGHT;
import static org.kaologin.agent.capture.recording.RecordingFormat.PIXELS;
import static org.kaologin.agent.capture.recording.RecordingFormat.WIDTH;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A picture of 16 bit values, lossless and small: each row as differences, low bytes before high
 * bytes, zlib around it.
 */
final class ImagePacking {
  /**
   * zlib's effort. A sensor's frame has 33 ms, of which its decoding takes most: at 9 a frame's two
   * pictures took 51 ms, so that every other frame was lost; at 4 they take 5 ms and 5 % more room
   * (measured, 2026-11).
   */
  private static final int EFFORT = 4;

  private ImagePacking() {}

  static byte[] pack(char[] values) {
    byte[] planes = new byte[2 * PIXELS];
    for (int y = 0; y < HEIGHT; y++) {
      int before = 0;
      for (int i = y * WIDTH; i < (y + 1) * WIDTH; i++) {
        int difference = values[i] - before;
        before = values[i];
        planes[i] = (byte) difference;
        planes[PIXELS + i] = (byte) (difference >> 8);
      }
    }
    Deflater deflater = new Deflater(EFFORT);
    try {
      deflater.setInput(planes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(PIXELS / 2);
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * The way back.
   *
   * @throws DataFormatException when it is not exactly one packed picture
   */
  static char[] unpack(byte[] packed, int offset, int length) throws DataFormatException {
    byte[] planes = inflate(packed, offset, length);
    char[] values = new char[PIXELS];
    for (int y = 0; y < HEIGHT; y++) {
      int value = 0;
      for (int i = y * WIDTH; i < (y + 1) * WIDTH; i++) {
        value += Byte.toUnsignedInt(planes[i]) | planes[PIXELS + i] << 8;
        values[i] = (char) value;
      }
    }
    return values;
  }

  private static byte[] inflate(byte[] packed, int offset, int length) throws DataFormatException {
    byte[] planes = new byte[2 * PIXELS];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed, offset, length);
      int filled = 0;
      while (filled < planes.length) {
        int count = inflater.inflate(planes, filled, planes.length - filled);
        if (count == 0) {
          throw new DataFormatException("a picture ends early");
        }
        filled += count;
      }
      if (inflater.inflate(new byte[1]) != 0
          || !inflater.finished()
          || inflater.getRemaining() != 0) {
        throw new DataFormatException("a picture goes on after its end");
      }
      return planes;
    } finally {
      inflater.end();
    }
  }
}
