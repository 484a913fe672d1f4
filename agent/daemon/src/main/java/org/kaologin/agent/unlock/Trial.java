package org.kaologin.agent.unlock;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.policy.CameraPolicy;
import org.kaologin.agent.policy.Refusal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.ProgressTeller;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * An unlock that opens nothing and counts nothing, and shows what it sees. Who does not sit in
 * front of the camera may not look, unless it is root: else it would be open to whoever has an
 * account. Thread-safe.
 */
public final class Trial {
  private static final System.Logger LOG = System.getLogger(Trial.class.getName());

  /** Pictures are sent with every third frame: ten a second. */
  private static final int FRAMES_PER_PREVIEW = 3;

  private final Settings settings;
  private final CameraPolicy policy;
  private final KnownFaces faces;
  private final Eyes eyes;
  private final RecentFaces recent;

  public Trial(
      Settings settings, CameraPolicy policy, KnownFaces faces, Eyes eyes, RecentFaces recent) {
    this.settings = settings;
    this.policy = policy;
    this.faces = faces;
    this.eyes = eyes;
    this.recent = recent;
  }

  /** Answers a request that the peer may make. */
  public void handle(Request.Try request, Conversation client)
      throws IOException, InterruptedException {
    Deadline deadline = new Deadline(request.deadlineMillis());
    Optional<Outcome> outcome = judge(request, client, deadline);
    if (outcome.isPresent()) {
      client.send(new Reply.Verdict(outcome.get().verdict(), deadline.elapsedMillis()));
    }
  }

  private Optional<Outcome> judge(Request.Try request, Conversation client, Deadline deadline)
      throws IOException, InterruptedException {
    Optional<Refusal> refusal = policy.objection(client.peer());
    if (refusal.isPresent()) {
      return refusal.map(r -> Outcome.of(r.verdict(), r.reason()));
    }
    try {
      UnlockAttempt attempt =
          new UnlockAttempt(Enrolled.of(faces, request.user()).gallery(), Strictness.of(settings));
      Optional<Outcome> outcome = look(request, client, deadline, attempt);
      outcome.ifPresent(o -> recent.saw(request.user(), attempt, o.name()));
      return outcome;
    } catch (Enrolled.NoneException e) {
      return Optional.of(e.outcome());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "looking failed", e);
      return Optional.of(Outcome.of(VerdictCode.INTERNAL_ERROR));
    }
  }

  private Optional<Outcome> look(
      Request.Try request, Conversation client, Deadline deadline, UnlockAttempt attempt)
      throws IOException, InterruptedException {
    ProgressTeller teller = new ProgressTeller(client, false);
    if (!eyes.areOpen()) {
      teller.starting();
    }
    int[] frames = {0};
    try (Gaze gaze = eyes.open()) {
      return Attempt.run(
          gaze,
          attempt,
          deadline.lookUntilNanos(),
          Duration.ofMillis(request.deadlineMillis()),
          client,
          (sighting, a) -> {
            teller.saw(sighting, a.wishes());
            client.send(FrameReport.of(sighting, a));
            if (request.preview() && frames[0]++ % FRAMES_PER_PREVIEW == 0) {
              for (Reply.Preview preview : gaze.previews(sighting).messages()) {
                client.send(preview);
              }
            }
          });
    }
  }
}
