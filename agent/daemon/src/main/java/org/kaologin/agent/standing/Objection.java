package org.kaologin.agent.standing;

import org.kaologin.protocol.VerdictCode;

/** Why a user's face opens nothing now. */
public enum Objection {
  /** Too many failures in all. Only an administrator ends it. */
  DISABLED(
      VerdictCode.LOCKED_OUT, "too many faces failed in all; an administrator ends it: kao allow"),
  /** Too many failures in a row. The password ends it, as it does all that follow. */
  TOO_MANY_FAILURES(VerdictCode.LOCKED_OUT, "too many faces failed in a row"),
  /** {@code kao lock}. */
  LOCKED(VerdictCode.PASSWORD_REQUIRED, "locked until the password is used"),
  /** The machine was started since. */
  NO_PASSWORD_SINCE_START(
      VerdictCode.PASSWORD_REQUIRED, "the password was not used since the machine was started"),
  /** Neither face nor password opened for long. */
  NOT_OPENED_FOR_LONG(VerdictCode.PASSWORD_REQUIRED, "nothing was opened for 48 hours"),
  /** The password may be forgotten. */
  NO_PASSWORD_FOR_LONG(
      VerdictCode.PASSWORD_REQUIRED,
      "the password was not used for 156 hours, nor the face for 4 hours");

  private final VerdictCode verdict;
  private final String text;

  Objection(VerdictCode verdict, String text) {
    this.verdict = verdict;
    this.text = text;
  }

  /** What the client hears. */
  public VerdictCode verdict() {
    return verdict;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
