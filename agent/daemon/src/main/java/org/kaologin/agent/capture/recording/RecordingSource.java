package org.kaologin.agent.capture.recording;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;

/**
 * Plays a recording as the sensor would: 30 frames a second, over and over, there and back, so that
 * nobody jumps. The frames stay in the file until each is due, however long the recording is.
 */
public final class RecordingSource implements FrameSource {
  private static final long FRAME_NANOS = 33_333_333;

  private final Path file;
  private final FileChannel channel;
  private final CalibrationChunk optics;
  private final List<Long> positions;
  private final long start = System.nanoTime();
  private long played;

  private RecordingSource(
      Path file, FileChannel channel, CalibrationChunk optics, List<Long> positions) {
    this.file = file;
    this.channel = channel;
    this.optics = optics;
    this.positions = positions;
  }

  /**
   * Opens a recording, and reads it through once.
   *
   * @throws CaptureException when it is damaged or empty
   */
  public static RecordingSource open(Path file) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(file)) {
      List<Long> positions = new ArrayList<>();
      for (Optional<CapturedFrame> f = reader.next(); f.isPresent(); f = reader.next()) {
        positions.add(reader.framePosition());
      }
      if (positions.isEmpty()) {
        throw RecordingFailures.of(file, new DamagedException("it has no frame"));
      }
      return new RecordingSource(
          file, FileChannel.open(file), reader.optics(), List.copyOf(positions));
    } catch (IOException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  @Override
  public String description() {
    return "recording " + file;
  }

  @Override
  public CapturedFrame next(long deadlineNanos) throws CaptureException, InterruptedException {
    long due = start + played * FRAME_NANOS;
    long now = System.nanoTime();
    if (due - deadlineNanos > 0) {
      throw new CaptureException(
          CaptureFailure.STALLED, "No frame is due in " + file + " yet; wait longer.");
    }
    if (due - now > 0) {
      TimeUnit.NANOSECONDS.sleep(due - now);
    } else if (now - due > FRAME_NANOS) {
      played = (now - start) / FRAME_NANOS;
    }
    CapturedFrame frame = read(positions.get(thereAndBack(played, positions.size())));
    played++;
    return new CapturedFrame(
        played,
        played * FRAME_NANOS,
        frame.infrared(),
        frame.depth(),
        frame.colourJpeg(),
        frame.calibration());
  }

  /** Reads a frame again; the file may have changed since it was checked. */
  private CapturedFrame read(long position) throws CaptureException {
    try {
      channel.position(position);
      Chunk chunk = Chunk.read(new DataInputStream(Channels.newInputStream(channel)));
      if (chunk.tag() != RecordingFormat.FRAME) {
        throw new DamagedException("it has changed");
      }
      return FrameChunk.read(chunk.payload(), optics);
    } catch (IOException | DamagedException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  /** 0, 1, … n-1, n-2, … 1, 0, 1, … */
  static int thereAndBack(long step, int count) {
    if (count == 1) {
      return 0;
    }
    int period = 2 * (count - 1);
    int phase = (int) (step % period);
    return phase < count ? phase : period - phase;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
  }
}
