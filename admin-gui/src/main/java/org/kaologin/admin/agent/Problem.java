package org.kaologin.admin.agent;

import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;

/**
 * Why there is no answer.
 *
 * @param kind of problem
 * @param detail what the agent or the system said, in English; may be empty
 */
public record Problem(Kind kind, String detail) {

  /** Kinds of problems, by what the user can do. */
  public enum Kind {
    /** Nobody listens at the socket. */
    NO_AGENT,
    /** The agent went away while it was asked. */
    LOST,
    /** It speaks another version of the protocol. */
    OTHER_VERSION,
    /** Polkit, or the agent itself, says no. */
    NOT_ALLOWED,
    /** No camera, or it failed. */
    NO_SENSOR,
    /** Too many ask at once. */
    BUSY,
    /** The face was not learnt. */
    NOT_LEARNT,
    /** Anything else; the detail says what. */
    REFUSED
  }

  static Problem of(Reply.Refused refused) {
    Kind kind =
        RefusalCode.ofCode(refused.code())
            .map(
                code ->
                    switch (code) {
                      case OTHER_VERSION, UNKNOWN_REQUEST -> Kind.OTHER_VERSION;
                      case NOT_AUTHORISED -> Kind.NOT_ALLOWED;
                      case BUSY -> Kind.BUSY;
                      case NO_SENSOR -> Kind.NO_SENSOR;
                      case ENROLMENT_FAILED -> Kind.NOT_LEARNT;
                      default -> Kind.REFUSED;
                    })
            .orElse(Kind.REFUSED);
    return new Problem(kind, refused.message());
  }

  /** What happened. */
  public String what(Texts texts) {
    return texts.get("problem." + kind + ".what");
  }

  /** What the user can do. */
  public String advice(Texts texts) {
    return texts.get("problem." + kind + ".advice");
  }

  /** What the agent said, where it says more than the kind does; else empty. */
  public String more() {
    return switch (kind) {
      case NO_AGENT, LOST, OTHER_VERSION, BUSY -> "";
      case NOT_ALLOWED, NO_SENSOR, NOT_LEARNT, REFUSED -> detail;
    };
  }
}
