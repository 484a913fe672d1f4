package org.kaologin.agent.policy;

import org.kaologin.agent.standing.Objection;
import org.kaologin.protocol.VerdictCode;

/**
 * That a face may not be used now.
 *
 * @param verdict what the client hears
 * @param reason in words, for the journal and for people
 */
public record Refusal(VerdictCode verdict, String reason) {
  static final Refusal SERVICE =
      new Refusal(VerdictCode.REFUSED_BY_POLICY, "this service wants the password");

  static final Refusal JUST_LOCKED =
      new Refusal(VerdictCode.PASSWORD_REQUIRED, "the screen was locked a moment ago");

  static Refusal of(Objection objection) {
    return new Refusal(objection.verdict(), objection.text());
  }
}
