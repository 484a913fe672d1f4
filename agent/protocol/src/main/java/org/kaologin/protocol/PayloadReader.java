package org.kaologin.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.protocol.ProtocolException.Reason;

/** Takes fields from a payload that nobody has checked yet. */
final class PayloadReader {

  /** Reads one entry of a list. */
  interface Entry<T> {
    T read(PayloadReader payload) throws ProtocolException;
  }

  private final ByteBuffer bytes;

  PayloadReader(byte[] payload) {
    bytes = ByteBuffer.wrap(payload);
  }

  int u16() throws ProtocolException {
    need(Short.BYTES);
    return Short.toUnsignedInt(bytes.getShort());
  }

  long u32() throws ProtocolException {
    need(Integer.BYTES);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  /** A u32 that must fit an int. */
  int smallU32() throws ProtocolException {
    long value = u32();
    if (value > Integer.MAX_VALUE) {
      throw new ProtocolException(Reason.BAD_VALUE, "number too large: " + value);
    }
    return (int) value;
  }

  long u63() throws ProtocolException {
    need(Long.BYTES);
    long value = bytes.getLong();
    if (value < 0) {
      throw new ProtocolException(Reason.BAD_VALUE, "number too large");
    }
    return value;
  }

  /** Of the many ways to lay out NaN only Java's own is taken: each message has one layout. */
  double f64() throws ProtocolException {
    need(Double.BYTES);
    long bits = bytes.getLong();
    double value = Double.longBitsToDouble(bits);
    if (bits != Double.doubleToLongBits(value)) {
      throw new ProtocolException(Reason.BAD_VALUE, "another NaN than the one that is allowed");
    }
    return value;
  }

  /** A u32 of which only bit 0 may be set. */
  boolean flag() throws ProtocolException {
    return flags(1) == 1;
  }

  /**
   * A u32 of which only some bits may be set.
   *
   * @param known those bits
   */
  long flags(int known) throws ProtocolException {
    long flags = u32();
    if ((flags & ~known) != 0) {
      throw new ProtocolException(Reason.BAD_VALUE, "unknown flags");
    }
    return flags;
  }

  /** {@code length} bytes, refused before they are allocated when the payload has fewer. */
  byte[] bytes(int length) throws ProtocolException {
    need(length);
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  String text() throws ProtocolException {
    byte[] utf8 = bytes(u16());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolException(Reason.BAD_TEXT, "text is not UTF-8");
    }
  }

  <T> List<T> list(int most, Entry<T> entry) throws ProtocolException {
    int count = u16();
    if (count > most) {
      throw new ProtocolException(Reason.BAD_VALUE, "list of " + count + ", allowed " + most);
    }
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry.read(this));
    }
    return entries;
  }

  void end() throws ProtocolException {
    if (bytes.hasRemaining()) {
      throw new ProtocolException(
          Reason.TRAILING, bytes.remaining() + " bytes after the last field");
    }
  }

  private void need(int count) throws ProtocolException {
    if (bytes.remaining() < count) {
      throw new ProtocolException(Reason.TRUNCATED, "payload ends inside a field");
    }
  }
}
