package org.kaologin.agent.capture.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;

/** Puts into words why a recording cannot be used. */
final class RecordingFailures {

  private RecordingFailures() {}

  static CaptureException of(Path file, Exception e) {
    String recording = "The recording " + file;
    if (e instanceof DamagedException) {
      return failure(recording + " cannot be used: " + e.getMessage() + ".", e);
    }
    if (e instanceof EOFException) {
      return failure(recording + " is cut short.", e);
    }
    if (e instanceof NoSuchFileException) {
      return failure(recording + " does not exist.", e);
    }
    if (e instanceof IOException) {
      return failure(recording + " cannot be read: " + e.getMessage() + ".", e);
    }
    throw new IllegalArgumentException(e);
  }

  private static CaptureException failure(String message, Exception cause) {
    return new CaptureException(CaptureFailure.BAD_RECORDING, message, cause);
  }
}
