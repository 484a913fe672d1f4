package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertVerdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelStore;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** A face that changes, in front of the whole agent. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what never comes ends, too
@Tag("long")
class AdaptationRoadTest {
  /** Strict, so that much lies between what opens and what the password confirms. */
  private static final String RATE = "1e-5";

  /** Evidence in nats that opens, is sure enough to be learnt from, 18, and not known yet, 29. */
  private static final double LITTLE_HAIR = 23;

  /** Evidence in nats between what opens, 11, and what the password confirms, 1. */
  private static final double MUCH_HAIR = 7.5;

  @TempDir static Path folder;
  private static LiveAgent agent;
  private static Path stubble;
  private static Path fullBeard;

  @BeforeAll
  static void start() throws Exception {
    agent = LiveAgent.start(folder);
    set("unlock.false-match-rate", RATE);
    stubble = folder.resolve("stubble.kaorec");
    fullBeard = folder.resolve("full-beard.kaorec");
    Path models = Path.of(System.getProperty("kao.models"));
    try (FaceEngine engine = FaceEngine.open(ModelStore.open(models), 2)) {
      Beard beard = new Beard(engine, Stage.recordingOf("alice"), agent.enrolled());
      beard.write(stubble, LITTLE_HAIR);
      beard.write(fullBeard, MUCH_HAIR);
    }
  }

  @AfterAll
  static void stop() {
    if (agent != null) {
      agent.close();
    }
  }

  @BeforeEach
  void nothingIsLearnt() throws Exception {
    agent.restart(); // what is under way ends
    Files.deleteIfExists(adapted());
    agent.forgive();
  }

  @Test
  void aCaptureThatOpenedServesOn() throws Exception {
    learnStubble();

    JsonNode entry = agent.newestEntry();
    assertEquals("adapt", entry.get("event").asText());
    assertEquals("added", entry.get("outcome").asText());
    assertEquals("after-success", entry.get("rule").asText());
    assertEquals(1, entry.get("fresh").asInt());
    assertEquals(LiveAgent.USER, entry.get("user").asText());
  }

  @Test
  void anotherFaceAndOneLessForgetWhatWasLearnt() throws Exception {
    learnStubble();
    agent.stage().show("alice-enrol");

    Reply last = agent.ask(new Request.Enrol(LiveAgent.USER, "second", false));

    Reply.Enrolled second = assertInstanceOf(Reply.Enrolled.class, last, last::toString);
    assertFalse(Files.exists(adapted()));
    learnStubble();
    agent.ask(new Request.RenameFace(LiveAgent.USER, second.face(), "renamed"));
    assertTrue(Files.exists(adapted()));
    assertEquals(
        new Reply.Done(), agent.ask(new Request.DeleteFace(LiveAgent.USER, second.face())));
    assertFalse(Files.exists(adapted()));
  }

  @Test
  void aNearMissThatThePasswordFollowsIsLearntAndOutlivesARestart() throws Exception {
    learnFullBeard();
    assertEquals("after-password", agent.newestEntry().get("rule").asText());

    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    agent.restart();
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());

    set("unlock.adaptation", "off");
    try {
      assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
    } finally {
      set("unlock.adaptation", "on");
    }
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void somebodyElseAtThePasswordTeachesNothing() throws Exception {
    agent.stage().show(fullBeard);
    assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
    agent.stage().show("bob");

    agent.forgive();

    assertNothingLearnt();
    agent.stage().show(fullBeard);
    assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void aPrintAtThePasswordTeachesNothing() throws Exception {
    agent.stage().show(fullBeard);
    assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
    agent.stage().show("alice-print");

    agent.forgive();

    assertNothingLearnt();
  }

  @Test
  void aStrangerThatThePasswordFollowsTeachesNothing() throws Exception {
    agent.stage().show("bob");
    for (int i = 0; i < 3; i++) {
      assertEquals(VerdictCode.NO_MATCH, agent.authenticate());
      agent.forgive();
    }
    assertNothingLearnt();
  }

  @Test
  void aTrialTeachesNothing() throws Exception {
    agent.stage().show(stubble);
    assertVerdict(VerdictCode.ACCEPTED, agent.ask(new Request.Try(LiveAgent.USER, 5000, false)));
    agent.stage().show(fullBeard);
    agent.ask(new Request.Try(LiveAgent.USER, 3000, false));

    agent.forgive();

    assertNothingLearnt();
  }

  @Test
  void nothingIsLearntWhenItIsOff() throws Exception {
    set("unlock.adaptation", "off");
    try {
      agent.stage().show(stubble);
      assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
      agent.stage().show(fullBeard);
      assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
      agent.forgive();
      assertNothingLearnt();
    } finally {
      set("unlock.adaptation", "on");
    }
  }

  @Test
  void whatIsDamagedIsForgottenAndTheEnrolledFaceStillOpens() throws Exception {
    learnFullBeard();
    byte[] changed = Files.readAllBytes(adapted());
    changed[changed.length / 2] ^= 1;
    Files.write(adapted(), changed);

    assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());

    assertFalse(Files.exists(adapted()));
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  private static void learnStubble() throws Exception {
    agent.stage().show(stubble);
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    awaitLearnt();
  }

  private static void learnFullBeard() throws Exception {
    agent.stage().show(fullBeard);
    assertNotEquals(VerdictCode.ACCEPTED, agent.authenticate());
    agent.forgive();
    awaitLearnt();
  }

  /** It is learnt after the answer. */
  private static void awaitLearnt() throws IOException, InterruptedException {
    while (!agent.newestEntry().get("event").asText().equals("adapt")) {
      if (Thread.interrupted()) {
        throw new InterruptedException("nothing was learnt");
      }
      Thread.onSpinWait();
    }
    assertTrue(Files.exists(adapted()));
  }

  /** When the agent has stopped, all that was under way has ended. */
  private static void assertNothingLearnt() throws Exception {
    agent.restart();
    assertFalse(Files.exists(adapted()));
  }

  private static void set(String key, String value) throws IOException {
    assertEquals(new Reply.Done(), agent.ask(new Request.SetSetting(key, value)));
  }

  private static Path adapted() {
    return folder.resolve("state/vault/" + LiveAgent.USER + ".adapted");
  }
}
