package org.kaologin.agent.capture;

/** No frames. The message is one sentence that says what can be done. */
public final class CaptureException extends Exception {
  private static final long serialVersionUID = 1;

  private final CaptureFailure failure;

  public CaptureException(CaptureFailure failure, String message) {
    super(message);
    this.failure = failure;
  }

  public CaptureException(CaptureFailure failure, String message, Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  /** What kind of failure it is. */
  public CaptureFailure failure() {
    return failure;
  }
}
