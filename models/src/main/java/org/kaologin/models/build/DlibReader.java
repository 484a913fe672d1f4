package org.kaologin.models.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kaologin.models.ModelException;

/**
 * Reads dlib's serialisation (dlib/serialize.h): an integer is a byte with its length and sign and
 * that many bytes, little-endian; a float is a mantissa and an exponent; a tensor is a version,
 * four sizes and raw floats.
 */
final class DlibReader {
  private static final int TENSOR_VERSION = 2;
  private static final int NEGATIVE = 0x80;

  private final byte[] bytes;
  private int at;

  DlibReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Goes behind the next occurrence of a serialised string.
   *
   * @return false when there is none, and the place is unchanged
   */
  boolean skipPast(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = at; i + 2 + wanted.length <= bytes.length; i++) {
      if (bytes[i] == 1
          && bytes[i + 1] == wanted.length
          && Arrays.equals(bytes, i + 2, i + 2 + wanted.length, wanted, 0, wanted.length)) {
        at = i + 2 + wanted.length;
        return true;
      }
    }
    return false;
  }

  long integer() throws ModelException {
    int head = Byte.toUnsignedInt(take(1).get());
    int length = head & ~NEGATIVE;
    if (length > Long.BYTES) {
      throw new ModelException("The dlib file is not what its hash says: a number of " + length);
    }
    ByteBuffer digits = take(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= Byte.toUnsignedLong(digits.get()) << (8 * i);
    }
    return (head & NEGATIVE) != 0 ? -value : value;
  }

  double real() throws ModelException {
    double mantissa = (double) integer();
    return mantissa * Math.pow(2, (double) integer());
  }

  float[] tensor() throws ModelException {
    if (integer() != TENSOR_VERSION) {
      throw new ModelException("The dlib file has tensors of another version.");
    }
    long count = 1;
    for (int i = 0; i < 4; i++) {
      count = Math.multiplyExact(count, integer());
    }
    float[] values = new float[Math.toIntExact(count)];
    take(Math.multiplyExact(values.length, Float.BYTES)).asFloatBuffer().get(values);
    return values;
  }

  private ByteBuffer take(int count) throws ModelException {
    if (count < 0 || count > bytes.length - at) {
      throw new ModelException("The dlib file ends too early.");
    }
    ByteBuffer taken = ByteBuffer.wrap(bytes, at, count).slice().order(ByteOrder.LITTLE_ENDIAN);
    at += count;
    return taken;
  }
}
