package org.kaologin.agent.capture.recording;

/** Something in a recording is not as it must be; the message says what, without a full stop. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
