package org.kaologin.agent.capture.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;

/**
 * Plays a recording as the sensor would: 30 frames a second at most, over and over, there and back,
 * so that nobody jumps. The frames stay in the file until each is due, however long the recording
 * is, and none is left out.
 */
public final class RecordingSource implements FrameSource {
  private static final long FRAME_NANOS = 33_333_333;

  private final Path file;
  private final FileChannel channel;
  private final RecordingIndex index;
  private long due = System.nanoTime();
  private long played;

  private RecordingSource(Path file, FileChannel channel, RecordingIndex index) {
    this.file = file;
    this.channel = channel;
    this.index = index;
  }

  /**
   * Opens a recording, and reads it through once.
   *
   * @throws CaptureException when it is damaged or empty
   */
  public static RecordingSource open(Path file) throws CaptureException {
    RecordingIndex index = RecordingIndex.of(file);
    try {
      return new RecordingSource(file, FileChannel.open(file), index);
    } catch (IOException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  @Override
  public String description() {
    return "recording " + file;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public CapturedFrame next(long deadlineNanos) throws CaptureException, InterruptedException {
    long now = System.nanoTime();
    if (due - deadlineNanos > 0) {
      throw new CaptureException(
          CaptureFailure.STALLED, "No frame is due in " + file + " yet; wait longer.");
    }
    if (due - now > 0) {
      TimeUnit.NANOSECONDS.sleep(due - now);
    }
    due = Math.max(due, now) + FRAME_NANOS;
    CapturedFrame frame = index.read(channel, thereAndBack(played, index.frames()));
    played++;
    return new CapturedFrame(
        played,
        played * FRAME_NANOS,
        frame.infrared(),
        frame.depth(),
        frame.colourJpeg(),
        frame.calibration());
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
