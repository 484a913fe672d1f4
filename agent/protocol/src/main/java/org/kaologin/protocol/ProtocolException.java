package org.kaologin.protocol;

import java.io.IOException;

/** The other end said something that the protocol does not allow, or stopped in the middle. */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Reason {
    MAGIC,
    VERSION,
    RESERVED,
    UNKNOWN_TYPE,
    TOO_LONG,
    TRUNCATED,
    TRAILING,
    BAD_TEXT,
    BAD_VALUE
  }

  private final Reason reason;

  public ProtocolException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }
}
