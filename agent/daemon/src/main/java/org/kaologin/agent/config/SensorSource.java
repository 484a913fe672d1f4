package org.kaologin.agent.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where frames come from.
 *
 * @param recording the recording to play instead of the Kinect
 */
public record SensorSource(Optional<Path> recording) {
  /** The Kinect v2 on the USB. */
  public static final SensorSource KINECT = new SensorSource(Optional.empty());

  private static final String RECORDING = "recording:";

  /** A recording. */
  public static SensorSource recording(Path file) {
    return new SensorSource(Optional.of(file));
  }

  /** Reads what {@link #toString} writes. */
  static SensorSource parse(String text) {
    if (text.equals("kinect")) {
      return KINECT;
    }
    if (!text.startsWith(RECORDING)) {
      throw new IllegalArgumentException(text);
    }
    return new SensorSource(Optional.of(Texts.absolute(text.substring(RECORDING.length()))));
  }

  @Override
  public String toString() {
    return recording.map(file -> RECORDING + file).orElse("kinect");
  }
}
