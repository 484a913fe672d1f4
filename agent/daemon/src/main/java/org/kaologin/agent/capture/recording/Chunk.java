package org.kaologin.agent.capture.recording;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * One part of a recording, its checksum verified.
 *
 * @param tag four letters, as {@link RecordingFormat} has them
 * @param payload little-endian
 */
record Chunk(int tag, ByteBuffer payload) {

  /**
   * Reads one.
   *
   * @throws EOFException when the file ends in it
   * @throws DamagedException when it is too long, or its checksum is wrong
   */
  static Chunk read(DataInputStream in) throws IOException, DamagedException {
    byte[] head = new byte[8];
    in.readFully(head);
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int tag = header.getInt();
    int length = header.getInt();
    if (length < 0 || length > RecordingFormat.LARGEST_CHUNK) {
      throw new DamagedException(
          "a chunk says that it has " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException();
    }
    int expected = Integer.reverseBytes(in.readInt());
    CRC32 crc = new CRC32();
    crc.update(head, 0, 4);
    crc.update(payload);
    if ((int) crc.getValue() != expected) {
      throw new DamagedException("a checksum is wrong");
    }
    return new Chunk(tag, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** How many bytes a chunk takes in the file. */
  static long size(int payloadBytes) {
    return 8L + payloadBytes + 4;
  }
}
