package org.kaologin.agent.capture.recording;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.biometrics.frame.Calibration;

/**
 * Reads a recording from front to back. The file is hostile until read: every length is checked
 * before it is believed, every chunk against its checksum.
 *
 * <p>Not thread-safe.
 */
public final class RecordingReader implements AutoCloseable {
  private final Path file;
  private final DataInputStream in;
  private final CalibrationChunk optics;
  private long position = RecordingFormat.HEADER_BYTES;
  private long framePosition;
  private int frames;
  private boolean ended;

  private RecordingReader(Path file, DataInputStream in) throws IOException, DamagedException {
    this.file = file;
    this.in = in;
    byte[] magic = in.readNBytes(RecordingFormat.MAGIC.length);
    if (!Arrays.equals(magic, RecordingFormat.MAGIC)) {
      throw new DamagedException("it is not a recording");
    }
    int version = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    if (version != RecordingFormat.VERSION || in.readShort() != 0) {
      throw new DamagedException(
          "it has version " + version + ", and this program reads version 1");
    }
    Chunk first = chunk();
    if (first.tag() != RecordingFormat.CALIBRATION) {
      throw new DamagedException("it does not begin with the calibration");
    }
    optics = CalibrationChunk.read(first.payload());
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
    } catch (IOException e) {
      throw RecordingFailures.of(file, e);
    }
    try {
      return new RecordingReader(file, in);
    } catch (IOException | DamagedException e) {
      close(in);
      throw RecordingFailures.of(file, e);
    }
  }

  /** The optics of the sensor that it was made with. */
  public Calibration calibration() {
    return optics.calibration();
  }

  CalibrationChunk optics() {
    return optics;
  }

  /**
   * The next frame.
   *
   * @return empty after the last
   * @throws CaptureException when the file is damaged or ends without its end
   */
  public Optional<CapturedFrame> next() throws CaptureException {
    try {
      Optional<Chunk> frame = frame();
      return frame.isEmpty()
          ? Optional.empty()
          : Optional.of(FrameChunk.read(frame.get().payload(), optics));
    } catch (IOException | DamagedException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  /**
   * Passes over the next frame; its checksum is verified, and what is in it is not looked at.
   *
   * @return false after the last
   * @throws CaptureException when the file is damaged or ends without its end
   */
  boolean skip() throws CaptureException {
    try {
      return frame().isPresent();
    } catch (IOException | DamagedException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  private Optional<Chunk> frame() throws IOException, DamagedException {
    while (!ended) {
      long start = position;
      Chunk chunk = chunk();
      if (chunk.tag() == RecordingFormat.FRAME) {
        framePosition = start;
        frames++;
        return Optional.of(chunk);
      }
      if (chunk.tag() == RecordingFormat.END) {
        end(chunk);
      }
    }
    return Optional.empty();
  }

  /** Where in the file the last frame's chunk begins, in bytes. */
  long framePosition() {
    return framePosition;
  }

  /** All frames from here on: 1.7 MB each. */
  public List<CapturedFrame> remaining() throws CaptureException {
    List<CapturedFrame> all = new ArrayList<>();
    for (Optional<CapturedFrame> f = next(); f.isPresent(); f = next()) {
      all.add(f.get());
    }
    return List.copyOf(all);
  }

  private void end(Chunk chunk) throws DamagedException, IOException {
    if (chunk.payload().remaining() != Integer.BYTES || chunk.payload().getInt() != frames) {
      throw new DamagedException("it does not have the number of frames that its end says");
    }
    if (in.read() >= 0) {
      throw new DamagedException("something follows its end");
    }
    ended = true;
  }

  private Chunk chunk() throws IOException, DamagedException {
    Chunk chunk = Chunk.read(in);
    position += Chunk.size(chunk.payload().remaining());
    return chunk;
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
    } catch (IOException | DamagedException e) {
      throw RecordingFailures.of(file, e);
    }
  }
}
