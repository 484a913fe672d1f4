package org.kaologin.agent.unlock;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kaologin.agent.adapt.Adapting;
import org.kaologin.agent.adapt.Known;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.Consent;
import org.kaologin.agent.policy.FacePolicy;
import org.kaologin.agent.policy.Refusal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.ProgressTeller;
import org.kaologin.agent.standing.Objection;
import org.kaologin.agent.standing.Standings;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * Answers whether a face stands for the password. Every verdict is in the journal before it is
 * sent, every judged failure is counted before, and no fault opens. Thread-safe.
 */
public final class Authentication {
  private static final System.Logger LOG = System.getLogger(Authentication.class.getName());

  private final Settings settings;
  private final Sessions sessions;
  private final FacePolicy policy;
  private final Standings standings;
  private final KnownFaces faces;
  private final Eyes eyes;
  private final Adapting adapting;
  private final Journal journal;
  private final RecentFaces recent;

  public Authentication(
      Settings settings,
      Sessions sessions,
      FacePolicy policy,
      Standings standings,
      KnownFaces faces,
      Eyes eyes,
      Adapting adapting,
      Journal journal,
      RecentFaces recent) {
    this.settings = settings;
    this.sessions = sessions;
    this.policy = policy;
    this.standings = standings;
    this.faces = faces;
    this.eyes = eyes;
    this.adapting = adapting;
    this.journal = journal;
    this.recent = recent;
  }

  /**
   * Answers a request that the peer may make. A client that leaves leaves no trace, unless a face
   * was judged and failed by then.
   */
  public void handle(Request.Authenticate request, Conversation client)
      throws IOException, InterruptedException {
    Deadline deadline = new Deadline(request.deadlineMillis());
    Whereabouts where = sessions.of(client.peer().pid());
    Optional<Judged> judged = judge(request, client, where, deadline);
    if (judged.isPresent()) {
      Outcome counted = counted(request.user(), judged.get().outcome());
      Outcome outcome = noted(request, client, where, deadline, counted);
      Optional<UnlockAttempt> seen = judged.get().attempt();
      seen.ifPresent(attempt -> recent.saw(request.user(), attempt, outcome.name()));
      if (outcome.isMiss()) { // before the password can be typed
        seen.ifPresent(attempt -> adapting.missed(request.user(), client.peer(), attempt));
      }
      client.send(new Reply.Verdict(outcome.verdict(), deadline.elapsedMillis()));
      if (outcome.verdict() == VerdictCode.ACCEPTED) {
        standings.keep(request.user());
        seen.ifPresent(attempt -> adapting.opened(request.user(), client.peer(), attempt));
      }
    }
  }

  /** An outcome, and what was seen on the way if anything was looked at. */
  private record Judged(Outcome outcome, Optional<UnlockAttempt> attempt) {
    static Judged unseen(Outcome outcome) {
      return new Judged(outcome, Optional.empty());
    }

    static Judged refused(Refusal refusal) {
      return unseen(Outcome.of(refusal.verdict(), refusal.reason()));
    }
  }

  private Optional<Judged> judge(
      Request.Authenticate request, Conversation client, Whereabouts where, Deadline deadline)
      throws IOException, InterruptedException {
    Optional<Refusal> refusal = policy.objection(request.service(), client.peer().pid(), where);
    if (refusal.isPresent()) {
      return refusal.map(Judged::refused);
    }
    try {
      Known known = Enrolled.of(faces, request.user());
      Optional<Refusal> closed = policy.objection(request.user());
      if (closed.isPresent()) {
        return closed.map(Judged::refused);
      }
      Consent consent = policy.consent(request.service());
      if (consent == Consent.KEY && !request.agreed()) {
        return Optional.of(Judged.unseen(Outcome.of(VerdictCode.KEY_WANTED)));
      }
      DecisionSettings strictness = Strictness.of(settings);
      UnlockAttempt attempt =
          new UnlockAttempt(
              known.gallery(), consent == Consent.NOD ? strictness.withNod() : strictness);
      return look(request, client, deadline, attempt)
          .map(outcome -> new Judged(named(outcome, known, attempt), Optional.of(attempt)));
    } catch (Enrolled.NoneException e) {
      return Optional.of(Judged.unseen(e.outcome()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "looking failed", e);
      return Optional.of(Judged.unseen(Outcome.of(VerdictCode.INTERNAL_ERROR, e.toString())));
    }
  }

  /** Which face opened. */
  private static Outcome named(Outcome outcome, Known known, UnlockAttempt attempt) {
    if (outcome.verdict() != VerdictCode.ACCEPTED) {
      return outcome;
    }
    OptionalInt face = attempt.face();
    return face.isPresent()
        ? outcome.with("face", known.faces().get(face.getAsInt()).id())
        : outcome;
  }

  private Optional<Outcome> look(
      Request.Authenticate request, Conversation client, Deadline deadline, UnlockAttempt attempt)
      throws IOException, InterruptedException {
    ProgressTeller teller = new ProgressTeller(client, request.silent());
    if (!eyes.areOpen()) {
      teller.starting();
    }
    try (Gaze gaze = eyes.open()) {
      return Attempt.run(
          gaze,
          attempt,
          deadline.lookUntilNanos(),
          Duration.ofMillis(settings.get(Keys.PRESENCE_MS)),
          client,
          (sighting, a) -> teller.saw(sighting, a.wishes()));
    }
  }

  /** Counts what must be counted; a match that comes after the rules closed opens nothing. */
  private Outcome counted(String user, Outcome outcome) {
    if (outcome.isFailure()) {
      standings.failed(user);
    }
    if (outcome.verdict() != VerdictCode.ACCEPTED) {
      return outcome;
    }
    Optional<Objection> closed = standings.opened(user);
    return closed.map(o -> Outcome.of(o.verdict(), o.text())).orElse(outcome);
  }

  /** Writes the journal. What it cannot hold does not open. */
  private Outcome noted(
      Request.Authenticate request,
      Conversation client,
      Whereabouts where,
      Deadline deadline,
      Outcome outcome) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("service", request.service());
    details.put("tty", request.tty());
    details.put("session", where.code());
    details.put("elapsedMillis", deadline.elapsedMillis());
    details.putAll(outcome.details());
    boolean kept =
        journal.note(
            new Entry(Event.AUTHENTICATE, client.peer(), request.user(), outcome.name(), details));
    return kept || outcome.verdict() != VerdictCode.ACCEPTED
        ? outcome
        : Outcome.of(VerdictCode.INTERNAL_ERROR);
  }
}
