package org.kaologin.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Why a request got no answer; see PROTOCOL.md, "Refusals". */
public enum RefusalCode {
  /** Malformed request. */
  MALFORMED(1),
  /** Another protocol version. */
  OTHER_VERSION(2),
  /** Unknown request. */
  UNKNOWN_REQUEST(3),
  /** Not authorised. */
  NOT_AUTHORISED(4),
  /** No such user, face or setting. */
  NOT_FOUND(5),
  /** The value is not allowed. */
  BAD_VALUE(6),
  /** Busy. */
  BUSY(7),
  /** No sensor. */
  NO_SENSOR(8),
  /** The agent failed. */
  FAILED(9),
  /** The enrolment failed. */
  ENROLMENT_FAILED(10);

  private final int code;

  RefusalCode(int code) {
    this.code = code;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /** The constant of a code, or nothing for one that this version does not know. */
  public static Optional<RefusalCode> ofCode(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }
}
