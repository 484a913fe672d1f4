package org.kaologin.agent.capture.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.fuzz.Scratch;

/** A recording. Its checksums are made right first: they are no secret, and hide the rest. */
public final class RecordingFuzz {
  private static Scratch scratch;

  private RecordingFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    scratch = Scratch.make();
  }

  /** It is refused, or each of its frames can be read a second time. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Path file = scratch.write("hostile.kaorec", withChecksums(data));
    try {
      RecordingIndex index = RecordingIndex.of(file);
      for (int k = 0; k < index.frames(); k++) {
        index.read(k);
      }
      RecordingReader.notes(file);
    } catch (CaptureException e) {
      // refused
    }
  }

  private static byte[] withChecksums(byte[] data) {
    byte[] bytes = data.clone();
    ByteBuffer at = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int chunk = RecordingFormat.HEADER_BYTES;
    while (bytes.length - chunk >= 8) {
      long end = chunk + 8L + Integer.toUnsignedLong(at.getInt(chunk + 4));
      if (end + Integer.BYTES > bytes.length) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(bytes, chunk, Integer.BYTES);
      crc.update(bytes, chunk + 8, (int) end - chunk - 8);
      at.putInt((int) end, (int) crc.getValue());
      chunk = (int) end + Integer.BYTES;
    }
    return bytes;
  }
}
