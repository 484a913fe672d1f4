package org.kaologin.agent.policy;

import java.time.Duration;
import java.util.Optional;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.ServiceRule;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.ProcessAge;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.standing.Standings;
import org.kaologin.protocol.VerdictCode;

/** Decides, before the camera is touched, whether a face may be used now. Thread-safe. */
public final class FacePolicy {
  private final Settings settings;
  private final Standings standings;
  private final ProcessAge ages;

  public FacePolicy(Settings settings, Standings standings, ProcessAge ages) {
    this.settings = settings;
    this.standings = standings;
    this.ages = ages;
  }

  /**
   * Why nobody's face may be used.
   *
   * @param service the PAM service that asks
   * @param pid the process that asks
   * @param where where whoever asks sits
   * @return nothing when one may
   */
  public Optional<Refusal> objection(String service, long pid, Whereabouts where) {
    Optional<Refusal> elsewhere = objection(where);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    if (!rule(service).takesFaces()) {
      return Optional.of(Refusal.SERVICE);
    }
    if (settings.get(Keys.LOCK_SCREENS).contains(service) && isYoung(pid)) {
      return Optional.of(Refusal.JUST_LOCKED);
    }
    return Optional.empty();
  }

  /** Why this user's face may not be used; nothing when it may. */
  public Optional<Refusal> objection(String user) {
    return standings.objection(user).map(Refusal::of);
  }

  /** Whether a process began only a moment ago. */
  private boolean isYoung(long pid) {
    Duration pause = Duration.ofMillis(settings.get(Keys.LOCK_PAUSE_MS));
    return ages.of(pid).map(age -> age.compareTo(pause) < 0).orElse(!pause.isZero());
  }

  /** Why a camera may not be used for who sits there. */
  public Optional<Refusal> objection(Whereabouts where) {
    return switch (where) {
      case HERE -> Optional.empty();
      case REMOTE -> refusal(VerdictCode.REMOTE_SESSION, where);
      case UNKNOWN ->
          settings.get(Keys.UNKNOWN_SESSION) == UnknownSession.REFUSE
              ? refusal(VerdictCode.REMOTE_SESSION, where)
              : Optional.empty();
      case LID_CLOSED, OTHER_SEAT, NO_ACTIVE_SESSION, BACKGROUND, OTHERS_SESSION ->
          refusal(VerdictCode.REFUSED_BY_POLICY, where);
    };
  }

  private static Optional<Refusal> refusal(VerdictCode verdict, Whereabouts where) {
    return where.objection().map(words -> new Refusal(verdict, words));
  }

  /** What a service wants beside the face. */
  public Consent consent(String service) {
    return switch (rule(service)) {
      case NOD -> Consent.NOD;
      case KEY -> Consent.KEY;
      case NEVER, PASSWORD, FACE -> Consent.NONE;
    };
  }

  /** Whether the password of a service ends a lock-out. */
  public boolean countsPassword(String service) {
    return rule(service) != ServiceRule.NEVER;
  }

  private ServiceRule rule(String service) {
    return settings.get(Keys.SERVICES).getOrDefault(service, ServiceRule.FACE);
  }
}
