package org.kaologin.protocol;

import java.util.Arrays;
import java.util.Optional;

/** How an authentication ended; see PROTOCOL.md, "Verdicts". */
public enum VerdictCode {
  /** A live, matching face that policy allows. */
  ACCEPTED(1),
  /** A judged face: someone else. */
  NO_MATCH(2),
  /** A judged face: a presentation attack. */
  NOT_LIVE(3),
  /** Too many judged failures. */
  LOCKED_OUT(4),
  /** No camera, or it failed. */
  NO_SENSOR(16),
  /** No face before the deadline. */
  NOBODY_THERE(17),
  /** A face, and no decision before the deadline. */
  TIMEOUT(18),
  /** No usable face of this user. */
  NOT_ENROLLED(19),
  /** The asking session is remote, or that cannot be told. */
  REMOTE_SESSION(20),
  /** This service does not take faces. */
  REFUSED_BY_POLICY(21),
  /** Too many requests at once. */
  BUSY(22),
  /** The agent failed. */
  INTERNAL_ERROR(23),
  /** This uid may not ask about that user. */
  NOT_AUTHORISED(24),
  /** Policy wants the password first. */
  PASSWORD_REQUIRED(25),
  /** Policy wants Enter pressed first; ask again with that said. */
  KEY_WANTED(26);

  private final int code;

  VerdictCode(int code) {
    this.code = code;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /** The constant of a code, or nothing for one that this version does not know. */
  public static Optional<VerdictCode> ofCode(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }
}
