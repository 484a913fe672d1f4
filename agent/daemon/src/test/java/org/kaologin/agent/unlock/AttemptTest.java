package org.kaologin.agent.unlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.agent.capture.recording.RecordingSource;
import org.kaologin.agent.policy.Peer;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.liveness.SignOfLife;
import org.kaologin.models.ModelStore;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.VerdictCode;

/** Clients that leave while a face is looked at. */
class AttemptTest {
  private static final Path MODELS = Path.of(System.getProperty("kao.models"));
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int ALICES_FRAMES = 8;
  private static final DecisionSettings STRICT =
      new DecisionSettings(1e-4, true, SignOfLife.NONE, false, false);

  private static FaceEngine engine;
  private static Gallery alice;

  /** A client that leaves when it is told to. */
  private static final class Leaver implements Conversation {
    private boolean gone;

    @Override
    public Peer peer() {
      return new Peer(0, 1);
    }

    @Override
    public void send(Reply reply) {
      throw new IllegalStateException("nothing is to be said: " + reply);
    }

    @Override
    public boolean isAbandoned() {
      return gone;
    }
  }

  @BeforeAll
  static void learnAlice() throws Exception {
    engine = FaceEngine.open(ModelStore.open(MODELS), 2);
    List<FaceSample> samples = new ArrayList<>();
    try (SharedSensor sensor = sensor("alice-enrol");
        Gaze gaze = new Eyes(sensor, engine, () -> false).open()) {
      while (samples.size() < ALICES_FRAMES) {
        gaze.next(deadline(), () -> false)
            .flatMap(seen -> seen.analysis().sample())
            .ifPresent(samples::add);
      }
    }
    alice = Gallery.ofOne(samples);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"bob, NO_MATCH", "alice-print, NOT_LIVE"})
  void whoLeavesAsAFaceIsRefusedHasFailed(String recording, VerdictCode verdict) throws Exception {
    assertEquals(Optional.of(verdict), leavingWhenItIsDecided(recording));
  }

  @Test
  void whoLeavesAsAFaceIsAcceptedOpensNothing() throws Exception {
    assertEquals(
        Optional.of(VerdictCode.ACCEPTED), run("alice", new Leaver(), (seen, attempt) -> {}));
    assertEquals(Optional.empty(), leavingWhenItIsDecided("alice"));
  }

  @Test
  void whoLeavesBeforeAFaceIsJudgedHasNotFailed() throws Exception {
    Leaver client = new Leaver();

    assertEquals(Optional.empty(), run("bob", client, (seen, attempt) -> client.gone = true));
  }

  @Test
  void whoCannotBeToldOfTheFrameThatRefusesHasFailed() throws Exception {
    assertEquals(Optional.of(VerdictCode.NO_MATCH), run("bob", new Leaver(), deafWhenDecided()));
    assertThrows(IOException.class, () -> run("alice", new Leaver(), deafWhenDecided()));
  }

  private static Attempt.Witness deafWhenDecided() {
    UnlockAttempt beside = new UnlockAttempt(alice, STRICT);
    return (seen, attempt) -> {
      if (!(beside.offer(seen.analysis()) instanceof Judgement.Undecided)) {
        throw new IOException("injected: the client is gone");
      }
    };
  }

  /** Leaves in the frame that decides, which another attempt sees at the same time. */
  private Optional<VerdictCode> leavingWhenItIsDecided(String recording) throws Exception {
    Leaver client = new Leaver();
    UnlockAttempt beside = new UnlockAttempt(alice, STRICT);
    return run(
        recording,
        client,
        (seen, attempt) ->
            client.gone = !(beside.offer(seen.analysis()) instanceof Judgement.Undecided));
  }

  private Optional<VerdictCode> run(String recording, Leaver client, Attempt.Witness witness)
      throws Exception {
    try (SharedSensor sensor = sensor(recording);
        Gaze gaze = new Eyes(sensor, engine, () -> false).open()) {
      UnlockAttempt attempt = new UnlockAttempt(alice, STRICT);
      return Attempt.run(gaze, attempt, deadline(), LONG, client, witness).map(Outcome::verdict);
    }
  }

  private static SharedSensor sensor(String recording) {
    Path file = MODELS.resolve("../../recordings").resolve(recording + ".kaorec").normalize();
    return new SharedSensor(() -> RecordingSource.open(file), Duration.ZERO);
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
  }
}
