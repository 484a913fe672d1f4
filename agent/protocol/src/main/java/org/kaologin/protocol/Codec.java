package org.kaologin.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.kaologin.protocol.ProtocolException.Reason;

/**
 * Messages to bytes and back, as PROTOCOL.md says. Every byte that comes in is hostile until
 * checked. Thread-safe: it has no state.
 */
public final class Codec {
  /** The version of the protocol that this code speaks. */
  public static final int VERSION = 1;

  private static final byte[] MAGIC = {'K', 'A', 'O'};
  private static final int HEADER_BYTES = 12;

  private Codec() {}

  /**
   * The whole message, header and payload.
   *
   * @throws IllegalArgumentException when its lists make it longer than its type may be
   */
  public static byte[] encode(Message message) {
    MessageType type = MessageType.of(message);
    byte[] payload = Fields.of(message);
    if (payload.length > type.maxPayloadBytes()) {
      throw new IllegalArgumentException(
          type + " has " + payload.length + " bytes, allowed are " + type.maxPayloadBytes());
    }
    return ByteBuffer.allocate(HEADER_BYTES + payload.length)
        .put(MAGIC)
        .put((byte) VERSION)
        .putShort((short) type.code())
        .putShort((short) 0)
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  /** Reads one {@link Request}. */
  public static Request readRequest(InputStream in) throws IOException {
    return readRequest(in, Integer.MAX_VALUE);
  }

  /**
   * Reads one {@link Request} of somebody who may not send all sizes.
   *
   * @param mostBytes of its payload; a longer one is refused before anything is allocated
   */
  public static Request readRequest(InputStream in, int mostBytes) throws IOException {
    if (read(in, mostBytes) instanceof Request request) {
      return request;
    }
    throw new ProtocolException(Reason.UNKNOWN_TYPE, "an answer came where a request belongs");
  }

  /** Reads one {@link Reply}. */
  public static Reply readReply(InputStream in) throws IOException {
    if (read(in) instanceof Reply reply) {
      return reply;
    }
    throw new ProtocolException(Reason.UNKNOWN_TYPE, "a request came where an answer belongs");
  }

  /**
   * Reads one message and not a byte more.
   *
   * @throws ProtocolException when the bytes are not a message of this version
   * @throws IOException when the stream fails
   */
  static Message read(InputStream in) throws IOException {
    return read(in, Integer.MAX_VALUE);
  }

  private static Message read(InputStream in, int mostBytes) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(exactly(in, HEADER_BYTES));
    for (byte expected : MAGIC) {
      if (header.get() != expected) {
        throw new ProtocolException(Reason.MAGIC, "not a Kao message");
      }
    }
    int version = Byte.toUnsignedInt(header.get());
    if (version != VERSION) {
      throw new ProtocolException(Reason.VERSION, "protocol version " + version);
    }
    int code = Short.toUnsignedInt(header.getShort());
    if (header.getShort() != 0) {
      throw new ProtocolException(Reason.RESERVED, "reserved bytes are not 0");
    }
    MessageType type =
        MessageType.ofCode(code)
            .orElseThrow(
                () ->
                    new ProtocolException(
                        Reason.UNKNOWN_TYPE, String.format("unknown type 0x%04x", code)));
    long length = Integer.toUnsignedLong(header.getInt());
    if (length > Math.min(mostBytes, type.maxPayloadBytes())) {
      throw new ProtocolException(Reason.TOO_LONG, type + " of " + length + " bytes");
    }
    return decode(type, exactly(in, (int) length));
  }

  private static Message decode(MessageType type, byte[] bytes) throws ProtocolException {
    PayloadReader payload = new PayloadReader(bytes);
    try {
      Message message = type.decoder().decode(payload);
      payload.end();
      return message;
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(Reason.BAD_VALUE, type + ": " + e.getMessage());
    }
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new ProtocolException(
          Reason.TRUNCATED, "the stream ended after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }
}
