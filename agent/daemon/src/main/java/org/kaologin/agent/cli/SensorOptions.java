package org.kaologin.agent.cli;

import java.nio.file.Path;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.FrameSource;
import org.kaologin.agent.capture.kinect.KinectV2Source;
import org.kaologin.agent.capture.recording.RecordingSource;
import picocli.CommandLine.Option;

/** Where frames come from. */
final class SensorOptions {
  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Take the frames from a recording instead of the Kinect.")
  private Path recording;

  FrameSource open() throws CaptureException {
    return recording == null ? KinectV2Source.open() : RecordingSource.open(recording);
  }
}
