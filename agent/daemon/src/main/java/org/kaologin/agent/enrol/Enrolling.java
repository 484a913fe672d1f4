package org.kaologin.agent.enrol;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.policy.CameraPolicy;
import org.kaologin.agent.policy.Refusal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.PictureBox;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.Enrolment;
import org.kaologin.biometrics.EnrolmentStep;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Learns a face, and tells how it goes. Thread-safe. */
public final class Enrolling {
  /** How long a view is waited for when those already taken serve. */
  private static final long VIEW_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Settings settings;
  private final Accounts accounts;
  private final CameraPolicy policy;
  private final Vault vault;
  private final Eyes eyes;
  private final Journal journal;
  private final InstantSource clock;

  public Enrolling(
      Settings settings,
      Accounts accounts,
      CameraPolicy policy,
      Vault vault,
      Eyes eyes,
      Journal journal,
      InstantSource clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.policy = policy;
    this.vault = vault;
    this.eyes = eyes;
    this.journal = journal;
    this.clock = clock;
  }

  /** Answers a request that the peer may make. Who leaves in the middle has learnt nothing. */
  public void handle(Request.Enrol request, Conversation client)
      throws IOException, InterruptedException {
    if (accounts.uid(request.user()).isEmpty()) {
      client.send(new Reply.Refused(RefusalCode.NOT_FOUND, "there is no user " + request.user()));
      return;
    }
    Optional<Reply> last = answer(request, client);
    if (last.isPresent()) {
      note(request, client, last.get());
      client.send(last.get());
    }
  }

  private Optional<Reply> answer(Request.Enrol request, Conversation client)
      throws IOException, InterruptedException {
    Optional<Refusal> objection = policy.objection(client.peer());
    if (objection.isPresent()) {
      return Optional.of(new Reply.Refused(RefusalCode.ENROLMENT_FAILED, objection.get().reason()));
    }
    try {
      vault.checkRoom(request.user());
      return learn(request, client);
    } catch (VaultException e) {
      return Optional.of(new Reply.Refused(RefusalCode.ENROLMENT_FAILED, e.getMessage()));
    } catch (CaptureException e) {
      return Optional.of(new Reply.Refused(RefusalCode.NO_SENSOR, e.getMessage()));
    }
  }

  private Optional<Reply> learn(Request.Enrol request, Conversation client)
      throws IOException, InterruptedException, CaptureException, VaultException {
    long seconds = settings.get(Keys.ENROL_TIMEOUT_SECONDS);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Enrolment enrolment = new Enrolment(request.twice());
    EnrolTeller teller = new EnrolTeller(client, request.preview());
    Optional<EnrolmentStep> step = Optional.empty();
    int taken = 0;
    long lastTaken = System.nanoTime();
    try (Gaze gaze = eyes.open()) {
      while (!step.map(EnrolmentStep::complete).orElse(false)) {
        Optional<Sighting> sighting = gaze.next(deadline, client::isAbandoned);
        if (client.isAbandoned()) {
          return Optional.empty();
        }
        if (sighting.isEmpty() && enrolment.isSufficient()) {
          break;
        }
        if (sighting.isEmpty()) {
          return Optional.of(tooLate(seconds, step));
        }
        step = Optional.of(enrolment.offer(sighting.get().analysis()));
        FrameAnalysis analysis = sighting.get().analysis();
        InfraredImage picture = sighting.get().frame().infrared();
        teller.tell(step.get(), analysis, PictureBox.of(analysis, picture));
        teller.show(sighting.get(), gaze);
        long now = System.nanoTime();
        if (step.get().covered() > taken) {
          taken = step.get().covered();
          lastTaken = now;
        } else if (enrolment.isSufficient() && now - lastTaken > VIEW_PATIENCE_NANOS) {
          break;
        }
      }
    }
    return Optional.of(keep(request, enrolment));
  }

  private Reply keep(Request.Enrol request, Enrolment enrolment) throws VaultException {
    byte[] templates = TemplateCodec.encode(enrolment.templates());
    StoredFace face = vault.add(request.user(), request.name(), clock.instant(), templates);
    return new Reply.Enrolled(face.id());
  }

  private static Reply tooLate(long seconds, Optional<EnrolmentStep> step) {
    String missing =
        step.flatMap(EnrolmentStep::wanted)
            .map(view -> "the view " + view.name().toLowerCase(Locale.ROOT) + " was not seen")
            .orElse("nothing was seen");
    return new Reply.Refused(
        RefusalCode.ENROLMENT_FAILED,
        "after " + seconds + " seconds " + missing + "; sit 0.5 to 1.5 m away and try again");
  }

  private void note(Request.Enrol request, Conversation client, Reply last) {
    boolean learnt = last instanceof Reply.Enrolled;
    Map<String, Object> details =
        last instanceof Reply.Enrolled enrolled
            ? Map.of("face", enrolled.face())
            : Map.of("reason", ((Reply.Refused) last).message());
    journal.note(
        new Entry(
            Event.ENROL, client.peer(), request.user(), learnt ? "done" : "refused", details));
  }
}
