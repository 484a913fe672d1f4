package org.kaologin.agent.capture.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;

/**
 * Plays a recording as the sensor would: 30 frames a second, over and over, there and back, so that
 * nobody jumps.
 */
public final class RecordingSource implements FrameSource {
  private static final long FRAME_NANOS = 33_333_333;

  private final Path file;
  private final List<CapturedFrame> frames;
  private final long start = System.nanoTime();
  private long played;

  private RecordingSource(Path file, List<CapturedFrame> frames) {
    this.file = file;
    this.frames = frames;
  }

  /**
   * Reads a recording whole.
   *
   * @throws CaptureException when it is damaged or empty
   */
  public static RecordingSource open(Path file) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(file)) {
      List<CapturedFrame> frames = reader.remaining();
      if (frames.isEmpty()) {
        throw new CaptureException(
            CaptureFailure.BAD_RECORDING, "The recording " + file + " has no frame.");
      }
      return new RecordingSource(file, frames);
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
    CapturedFrame frame = frames.get(thereAndBack(played, frames.size()));
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
    // Everything is in memory.
  }
}
