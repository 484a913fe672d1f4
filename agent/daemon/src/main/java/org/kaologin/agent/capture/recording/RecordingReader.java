package org.kaologin.agent.capture.recording;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * Reads a recording from front to back. The file is hostile until read: every length is checked
 * before it is believed, every chunk against its checksum.
 *
 * <p>Not thread-safe.
 */
public final class RecordingReader implements AutoCloseable {
  private final Path file;
  private final DataInputStream in;
  private final Calibration calibration;
  private final double millimetresPerUnit;
  private int frames;
  private boolean ended;

  private record Chunk(int tag, ByteBuffer payload) {}

  private RecordingReader(Path file, DataInputStream in) throws IOException, CaptureException {
    this.file = file;
    this.in = in;
    byte[] magic = in.readNBytes(RecordingFormat.MAGIC.length);
    if (!Arrays.equals(magic, RecordingFormat.MAGIC)) {
      throw bad("it is not a recording");
    }
    int version = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    if (version != RecordingFormat.VERSION || in.readShort() != 0) {
      throw bad("it has version " + version + ", and this program reads version 1");
    }
    Chunk first = chunk();
    if (first.tag() != RecordingFormat.CALIBRATION) {
      throw bad("it does not begin with the calibration");
    }
    CalibrationChunk chunk = CalibrationChunk.read(first.payload());
    this.calibration = chunk.calibration();
    this.millimetresPerUnit = chunk.depthUnitMicrometres() / 1000.0;
  }

  /**
   * Opens a recording and reads its calibration.
   *
   * @throws CaptureException when it is missing or no recording
   */
  public static RecordingReader open(Path file) throws CaptureException {
    DataInputStream in;
    try {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (NoSuchFileException e) {
      throw failure("The recording " + file + " does not exist.", e);
    } catch (IOException e) {
      throw failure("The recording " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
    try {
      return new RecordingReader(file, in);
    } catch (IOException e) {
      close(in);
      throw unreadable(file, e);
    } catch (BufferUnderflowException e) {
      close(in);
      throw failure("The recording " + file + " has a calibration that is too short.", e);
    } catch (IllegalArgumentException e) {
      close(in);
      throw failure(
          "The recording " + file + " has no valid calibration: " + e.getMessage() + ".", e);
    } catch (CaptureException e) {
      close(in);
      throw e;
    }
  }

  /** The optics of the sensor that it was made with. */
  public Calibration calibration() {
    return calibration;
  }

  /**
   * The next frame.
   *
   * @return empty after the last
   * @throws CaptureException when the file is damaged or ends without its end
   */
  public Optional<CapturedFrame> next() throws CaptureException {
    try {
      while (!ended) {
        Chunk chunk = chunk();
        if (chunk.tag() == RecordingFormat.FRAME) {
          frames++;
          return Optional.of(frame(chunk.payload()));
        }
        if (chunk.tag() == RecordingFormat.END) {
          end(chunk.payload());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** All frames from here on. */
  public List<CapturedFrame> remaining() throws CaptureException {
    List<CapturedFrame> all = new ArrayList<>();
    for (Optional<CapturedFrame> f = next(); f.isPresent(); f = next()) {
      all.add(f.get());
    }
    return List.copyOf(all);
  }

  private void end(ByteBuffer payload) throws CaptureException, IOException {
    if (payload.remaining() != Integer.BYTES || payload.getInt() != frames) {
      throw bad("it does not have the number of frames that its end says");
    }
    if (in.read() >= 0) {
      throw bad("something follows its end");
    }
    ended = true;
  }

  private Chunk chunk() throws IOException, CaptureException {
    byte[] head = new byte[8];
    in.readFully(head);
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int tag = header.getInt();
    int length = header.getInt();
    if (length < 0 || length > RecordingFormat.LARGEST_CHUNK) {
      throw bad("a chunk says that it has " + Integer.toUnsignedString(length) + " bytes");
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
      throw bad("a checksum is wrong");
    }
    return new Chunk(tag, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN));
  }

  private CapturedFrame frame(ByteBuffer payload) throws CaptureException {
    if (payload.remaining() < RecordingFormat.FRAME_HEADER) {
      throw bad("a frame is too short");
    }
    long micros = payload.getLong();
    long sequence = Integer.toUnsignedLong(payload.getInt());
    int infraredBytes = payload.getInt();
    int depthBytes = payload.getInt();
    int jpegBytes = payload.getInt();
    long total = (long) infraredBytes + depthBytes + jpegBytes;
    if (infraredBytes < 0
        || depthBytes < 0
        || jpegBytes < 0
        || jpegBytes > RecordingFormat.LARGEST_JPEG
        || total != payload.remaining()
        || micros < 0
        || micros > Long.MAX_VALUE / 1000) {
      throw bad("a frame's parts do not fit it");
    }
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    try {
      char[] infrared = ImagePacking.unpack(bytes, 0, infraredBytes);
      char[] depth = ImagePacking.unpack(bytes, infraredBytes, depthBytes);
      int jpegAt = infraredBytes + depthBytes;
      return new CapturedFrame(
          sequence,
          micros * 1000,
          new InfraredImage(RecordingFormat.WIDTH, RecordingFormat.HEIGHT, floats(infrared, 1)),
          new DepthImage(
              RecordingFormat.WIDTH, RecordingFormat.HEIGHT, floats(depth, millimetresPerUnit)),
          jpegBytes == 0
              ? Optional.empty()
              : Optional.of(Arrays.copyOfRange(bytes, jpegAt, jpegAt + jpegBytes)),
          calibration);
    } catch (DataFormatException e) {
      throw failure("The recording " + file + " is damaged: " + e.getMessage() + ".", e);
    }
  }

  private static float[] floats(char[] values, double unit) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) (values[i] * unit);
    }
    return floats;
  }

  private CaptureException bad(String what) {
    return new CaptureException(
        CaptureFailure.BAD_RECORDING, "The recording " + file + " cannot be used: " + what + ".");
  }

  private static CaptureException unreadable(Path file, IOException e) {
    return e instanceof EOFException
        ? failure("The recording " + file + " is cut short.", e)
        : failure("The recording " + file + " cannot be read: " + e.getMessage() + ".", e);
  }

  private static CaptureException failure(String message, Throwable cause) {
    return new CaptureException(CaptureFailure.BAD_RECORDING, message, cause);
  }

  private static void close(DataInputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
  }

  @Override
  public void close() {
    close(in);
  }

  /** Reads the recording's notes, {@code key=value} lines; for tests and people. */
  public static String notes(Path file) throws CaptureException {
    try (RecordingReader reader = open(file)) {
      Chunk chunk = reader.chunk();
      return chunk.tag() == RecordingFormat.META
          ? StandardCharsets.UTF_8.decode(chunk.payload()).toString()
          : "";
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
