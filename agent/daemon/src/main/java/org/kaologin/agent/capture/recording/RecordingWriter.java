package org.kaologin.agent.capture.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.CRC32;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.biometrics.frame.Calibration;

/**
 * Writes a recording. It is whole once {@link #finish} has returned; without it, readers refuse it.
 * The file is readable by its owner only, because it shows a face.
 *
 * <p>Not thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {
  /** One step of a depth value: fine enough for the sensor's noise, wide enough for 6.5 m. */
  private static final int DEPTH_UNIT_MICROMETRES = 100;

  private static final int LARGEST_VALUE = 65535;

  private final OutputStream out;
  private long firstNanos = -1;
  private int frames;

  private RecordingWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Begins a recording.
   *
   * @param file must not exist
   * @param notes what to say about it; no personal data
   */
  public static RecordingWriter create(
      Path file, Calibration calibration, Map<String, String> notes) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return to(Files.newOutputStream(file, StandardOpenOption.WRITE), calibration, notes);
  }

  /**
   * Begins a recording that goes elsewhere.
   *
   * @param out where to; closed when writing fails, and with the recording
   * @param notes what to say about it; no personal data
   */
  public static RecordingWriter to(
      OutputStream out, Calibration calibration, Map<String, String> notes) throws IOException {
    RecordingWriter writer = new RecordingWriter(new BufferedOutputStream(out, 1 << 16));
    try {
      writer.begin(calibration, notes);
    } catch (IOException e) {
      writer.close();
      throw e;
    }
    return writer;
  }

  private void begin(Calibration calibration, Map<String, String> notes) throws IOException {
    out.write(RecordingFormat.MAGIC);
    out.write(new byte[] {RecordingFormat.VERSION, 0, 0, 0});
    chunk(
        RecordingFormat.CALIBRATION,
        new CalibrationChunk(calibration, DEPTH_UNIT_MICROMETRES).write());
    StringBuilder lines = new StringBuilder();
    notes.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    chunk(RecordingFormat.META, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds a frame.
   *
   * @throws IOException also when it cannot stand in a recording: its time is before the first's
   *     (the sensor's clock starts again after 149 hours), or its JPEG is too long
   */
  public void add(CapturedFrame frame) throws IOException {
    if (firstNanos < 0) {
      firstNanos = frame.timestampNanos();
    }
    if (frame.timestampNanos() < firstNanos) {
      throw new IOException("the sensor's clock went back; record again");
    }
    if (frame.colourJpeg().map(jpeg -> jpeg.length).orElse(0) > RecordingFormat.LARGEST_JPEG) {
      throw new IOException("the sensor sent a colour picture of more than 2 MiB; record again");
    }
    byte[] infrared = ImagePacking.pack(values(frame.infrared().values(), 1));
    byte[] depth =
        ImagePacking.pack(values(frame.depth().millimetres(), DEPTH_UNIT_MICROMETRES / 1000.0));
    byte[] jpeg = frame.colourJpeg().orElse(new byte[0]);
    ByteBuffer payload =
        ByteBuffer.allocate(
                RecordingFormat.FRAME_HEADER + infrared.length + depth.length + jpeg.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    payload.putLong((frame.timestampNanos() - firstNanos) / 1000);
    payload.putInt((int) frame.sequence());
    payload.putInt(infrared.length).putInt(depth.length).putInt(jpeg.length);
    payload.put(infrared).put(depth).put(jpeg);
    chunk(RecordingFormat.FRAME, payload.array());
    frames++;
  }

  /** How many frames it has. */
  public int frames() {
    return frames;
  }

  /** Writes the end. */
  public void finish() throws IOException {
    chunk(
        RecordingFormat.END,
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(frames).array());
    out.flush();
  }

  private static char[] values(float[] source, double unit) {
    char[] values = new char[source.length];
    for (int i = 0; i < source.length; i++) {
      double value = source[i] / unit;
      values[i] = value > 0 ? (char) Math.min(LARGEST_VALUE, Math.rint(value)) : 0;
    }
    return values;
  }

  private void chunk(int tag, byte[] payload) throws IOException {
    byte[] head =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(tag)
            .putInt(payload.length)
            .array();
    CRC32 crc = new CRC32();
    crc.update(head, 0, 4);
    crc.update(payload);
    out.write(head);
    out.write(payload);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) crc.getValue())
            .array());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
