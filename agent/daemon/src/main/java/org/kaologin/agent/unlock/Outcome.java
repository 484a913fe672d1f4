package org.kaologin.agent.unlock;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kaologin.biometrics.Judgement;
import org.kaologin.protocol.VerdictCode;

/**
 * How a request for a face ended.
 *
 * @param verdict what the client hears
 * @param details what the journal keeps beside it
 */
record Outcome(VerdictCode verdict, Map<String, Object> details) {

  static Outcome of(VerdictCode verdict) {
    return new Outcome(verdict, Map.of());
  }

  static Outcome of(VerdictCode verdict, String reason) {
    return new Outcome(verdict, Map.of("reason", reason));
  }

  /**
   * What a judgement comes to.
   *
   * @return nothing while it is undecided
   */
  static Optional<Outcome> of(Judgement judgement) {
    if (judgement instanceof Judgement.Accepted accepted) {
      return Optional.of(scored(VerdictCode.ACCEPTED, accepted.scores()));
    }
    if (judgement instanceof Judgement.NotMatching other) {
      return Optional.of(scored(VerdictCode.NO_MATCH, other.scores()));
    }
    if (judgement instanceof Judgement.NotLive spoof) {
      Outcome outcome = scored(VerdictCode.NOT_LIVE, spoof.scores());
      outcome.details().put("finding", code(spoof.finding()));
      return Optional.of(outcome);
    }
    if (judgement instanceof Judgement.Unattended inattentive) {
      Outcome outcome = scored(VerdictCode.TIMEOUT, inattentive.scores());
      outcome
          .details()
          .put("missing", inattentive.missing().stream().sorted().map(Outcome::code).toList());
      return Optional.of(outcome);
    }
    if (judgement instanceof Judgement.NobodyThere) {
      return Optional.of(of(VerdictCode.NOBODY_THERE));
    }
    return Optional.empty();
  }

  private static Outcome scored(VerdictCode verdict, Judgement.Scores scores) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("frames", scores.frames());
    details.put("evidence", scores.evidence());
    details.put("nearestDistance", scores.nearestDistance());
    return new Outcome(verdict, details);
  }

  /** The same with one more detail. */
  Outcome with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new Outcome(verdict, more);
  }

  /** Whether a face was judged, and is not the user's. */
  boolean isFailure() {
    return verdict == VerdictCode.NO_MATCH || verdict == VerdictCode.NOT_LIVE;
  }

  /** Whether a living face was looked at, and did not open. */
  boolean isMiss() {
    return verdict == VerdictCode.NO_MATCH || verdict == VerdictCode.TIMEOUT;
  }

  /** The verdict as the journal writes it. */
  String name() {
    return code(verdict);
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
