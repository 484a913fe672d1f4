package org.kaologin.agent.unlock;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.policy.FacePolicy;
import org.kaologin.agent.policy.Refusal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.ProgressTeller;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.TryFrame.Score;
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
  private final Sessions sessions;
  private final FacePolicy policy;
  private final KnownFaces faces;
  private final Eyes eyes;

  public Trial(
      Settings settings, Sessions sessions, FacePolicy policy, KnownFaces faces, Eyes eyes) {
    this.settings = settings;
    this.sessions = sessions;
    this.policy = policy;
    this.faces = faces;
    this.eyes = eyes;
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
    if (!client.peer().isRoot()) {
      Optional<Refusal> refusal = policy.objection(sessions.of(client.peer().pid()));
      if (refusal.isPresent()) {
        return refusal.map(r -> Outcome.of(r.verdict(), r.reason()));
      }
    }
    try {
      UnlockAttempt attempt =
          new UnlockAttempt(Enrolled.of(faces, request.user()).gallery(), Strictness.of(settings));
      return look(request, client, deadline, attempt);
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
            client.send(frame(sighting, a.scores()));
            if (request.preview() && frames[0]++ % FRAMES_PER_PREVIEW == 0) {
              for (Reply.Preview preview : gaze.previews(sighting.frame()).messages()) {
                client.send(preview);
              }
            }
          });
    }
  }

  private static Reply.TryFrame frame(Sighting sighting, Judgement.Scores scores) {
    FrameAnalysis analysis = sighting.analysis();
    List<Score> named = new ArrayList<>();
    named.add(new Score("frames", scores.frames()));
    named.add(new Score("evidence", scores.evidence()));
    named.add(new Score("nearestDistance", scores.nearestDistance()));
    analysis
        .liveness()
        .ifPresent(
            life -> {
              named.add(new Score("live", life.live() ? 1 : 0));
              named.add(new Score("reliefMillimetres", life.reliefMillimetres()));
              named.add(new Score("noseMillimetres", life.noseMillimetres()));
              named.add(new Score("infraredAtOneMetre", life.infraredAtOneMetre()));
              named.add(new Score("reliefLikeness", life.relief().likeness()));
              named.add(new Score("lightFollowsForm", life.shading().followsForm()));
            });
    analysis
        .attention()
        .ifPresent(
            attention -> {
              named.add(new Score("eyeOpenness", attention.openness()));
              named.add(new Score("turnedDegrees", attention.turnedDegrees()));
            });
    analysis
        .sample()
        .ifPresent(
            sample -> {
              named.add(new Score("yawDegrees", sample.pose().yawDegrees()));
              named.add(new Score("pitchDegrees", sample.pose().pitchDegrees()));
              named.add(new Score("rangeMillimetres", sample.rangeMillimetres()));
            });
    int[] box = analysis.box().map(b -> inside(b, sighting)).orElse(new int[4]);
    return new Reply.TryFrame(sighting.frame().sequence(), box[0], box[1], box[2], box[3], named);
  }

  /** Left, top, width and height of the part of a box that lies in the picture. */
  private static int[] inside(FaceBox box, Sighting sighting) {
    int width = sighting.frame().infrared().width();
    int height = sighting.frame().infrared().height();
    int left = clamp(box.left(), width);
    int top = clamp(box.top(), height);
    return new int[] {
      left, top, clamp(box.right(), width) - left, clamp(box.bottom(), height) - top
    };
  }

  private static int clamp(double pixels, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(pixels)));
  }
}
