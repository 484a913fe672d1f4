package org.kaologin.virtualkinect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;

/** What the device sees: frames, played there and back for ever. */
final class Scene {
  /**
   * One moment.
   *
   * @param depthPacket the ten exposures
   * @param jpeg the colour camera's picture
   */
  record Moment(byte[] depthPacket, Optional<byte[]> jpeg) {}

  private final List<Moment> moments;

  private Scene(List<Moment> moments) {
    this.moments = List.copyOf(moments);
  }

  /** A recording. */
  static Scene of(Path recording, PhaseEncoder encoder) throws CaptureException {
    List<Moment> moments = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(recording)) {
      for (CapturedFrame frame : reader.remaining()) {
        moments.add(
            new Moment(
                encoder.encode(frame.depth().millimetres(), frame.infrared().values()),
                frame.colourJpeg()));
      }
    }
    return new Scene(moments);
  }

  /** A room with a wall and nobody in it. */
  static Scene emptyRoom(PhaseEncoder encoder) {
    float[] millimetres = new float[PhaseEncoder.PIXELS];
    float[] infrared = new float[PhaseEncoder.PIXELS];
    java.util.Arrays.fill(millimetres, 2500);
    java.util.Arrays.fill(infrared, 700);
    return new Scene(List.of(new Moment(encoder.encode(millimetres, infrared), Optional.empty())));
  }

  /** The moment at a step. */
  Moment at(long step) {
    int count = moments.size();
    if (count == 1) {
      return moments.get(0);
    }
    int period = 2 * (count - 1);
    int phase = (int) (step % period);
    return moments.get(phase < count ? phase : period - phase);
  }
}
