package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertRefused;
import static org.kaologin.agent.LiveAgent.assertVerdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** The road from a request to its verdict, in front of recordings. */
class UnlockRoadTest extends Road {
  @ParameterizedTest
  @CsvSource({
    "alice, ACCEPTED",
    "bob, NO_MATCH",
    "carol, NO_MATCH",
    "alice-print, NOT_LIVE",
    "alice-screen, NOT_LIVE"
  })
  void whoIsThereDecides(String recording, VerdictCode verdict) throws Exception {
    agent.stage().show(recording);

    assertEquals(verdict, agent.authenticate());

    JsonNode entry = agent.newestEntry();
    assertEquals("authenticate", entry.get("event").asText());
    assertEquals(LiveAgent.USER, entry.get("user").asText());
    assertEquals(
        verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'), entry.get("outcome").asText());
    assertEquals("sudo", entry.get("service").asText());
    assertTrue(entry.has("evidence"), entry::toString);
  }

  @Test
  void nobodyIsThere() throws Exception {
    agent.stage().showNobody();
    List<Reply> before = new ArrayList<>();

    Reply verdict =
        agent.ask(new Request.Authenticate(LiveAgent.USER, "sudo", "", 5000, false), before);

    assertVerdict(VerdictCode.NOBODY_THERE, verdict);
    assertEquals(
        List.of(
            new Reply.Progress(ProgressCode.SENSOR_STARTING),
            new Reply.Progress(ProgressCode.LOOK_AT_CAMERA)),
        before);
  }

  @Test
  void nobodyIsNotWaitedForUntilTheDeadline() throws Exception {
    agent.stage().showNobody();

    Reply verdict = agent.ask(new Request.Authenticate(LiveAgent.USER, "sudo", "", 60_000, false));

    assertVerdict(VerdictCode.NOBODY_THERE, verdict);
    assertTrue(((Reply.Verdict) verdict).elapsedMillis() < 30_000, verdict::toString);
  }

  @Test
  void silenceIsKept() throws Exception {
    agent.stage().showNobody();
    List<Reply> before = new ArrayList<>();

    agent.ask(new Request.Authenticate(LiveAgent.USER, "sudo", "", 500, true), before);

    assertEquals(List.of(), before);
  }

  @Test
  void withoutASensorItSaysSo() throws Exception {
    agent.stage().unplug();

    assertEquals(VerdictCode.NO_SENSOR, agent.authenticate());
    assertTrue(agent.newestEntry().get("reason").asText().length() > 10);
    assertRefused(RefusalCode.NO_SENSOR, agent.ask(new Request.Enrol(LiveAgent.USER, "x", false)));
  }

  @Test
  void whoIsNotEnrolledIsNotLookedAt() throws Exception {
    agent.stage().unplug();

    assertVerdict(
        VerdictCode.NOT_ENROLLED,
        agent.ask(new Request.Authenticate("bin", "sudo", "", 5000, false)));
    assertVerdict(VerdictCode.NOT_ENROLLED, agent.ask(new Request.Try("bin", 5000, false)));
  }

  @Test
  void aPasswordServiceIsNotLookedAt() throws Exception {
    agent.stage().unplug();

    assertVerdict(
        VerdictCode.REFUSED_BY_POLICY,
        agent.ask(new Request.Authenticate(LiveAgent.USER, "sshd", "", 5000, false)));
  }

  @Test
  void twoAtOnceShareTheSensor() throws Exception {
    agent.stage().show("alice");

    CompletableFuture<VerdictCode> other = CompletableFuture.supplyAsync(agent::authenticate);

    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    assertEquals(VerdictCode.ACCEPTED, other.join());
  }

  /** The second comes when the sensor could not be opened any more. */
  @Test
  void whoComesSecondIsShownTheFirstsStream() throws Exception {
    Stage stage = agent.stage();
    stage.showNobody();
    List<VerdictCode> second = new ArrayList<>();
    try (AgentClient first = AgentClient.connect(agent.socket())) {
      assertThrows(
          IOException.class,
          () ->
              first.ask(
                  new Request.Try(LiveAgent.USER, 60_000, false),
                  LiveAgent.PATIENCE,
                  progress -> {
                    if (second.isEmpty() && isNobodySeen(progress)) {
                      unplug(stage);
                      second.add(agent.authenticate());
                      leaveOnceSeen(first, progress);
                    }
                  }));
    }

    assertEquals(List.of(VerdictCode.NOBODY_THERE), second);
  }

  private static void unplug(Stage stage) {
    try {
      stage.unplug();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoLeavesLeavesNoTrace() throws Exception {
    agent.stage().showNobody();
    List<String> before = agent.journal();
    try (AgentClient client = AgentClient.connect(agent.socket())) {
      CompletableFuture<Void> asked =
          CompletableFuture.runAsync(
              () -> {
                try {
                  Request request =
                      new Request.Authenticate(LiveAgent.USER, "sudo", "", 60_000, false);
                  client.ask(
                      request, LiveAgent.PATIENCE, progress -> leaveOnceSeen(client, progress));
                } catch (IOException e) {
                  // closed in the middle, as it should be
                }
              });
      asked.join();
    }

    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    List<String> after = agent.journal();
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(before.size() + 1, after.size());
  }

  @Test
  void aTrialShowsWhatItSeesAndHasNoConsequence() throws Exception {
    agent.stage().show("bob");
    List<String> before = agent.journal();
    List<Reply> seen = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      assertVerdict(
          VerdictCode.NO_MATCH, agent.ask(new Request.Try(LiveAgent.USER, 5000, i == 0), seen));
    }

    Reply.TryFrame frame = LiveAgent.only(Reply.TryFrame.class, seen).get(0);
    assertTrue(frame.width() > 20 && frame.left() + frame.width() <= 512, frame::toString);
    Map<String, Double> scores =
        LiveAgent.only(Reply.TryFrame.class, seen).stream()
            .map(UnlockRoadTest::scores)
            .filter(each -> each.get("frames") == 1)
            .findFirst()
            .orElseThrow();
    assertEquals(scores.get("nearestDistance"), scores.get("appearance.distance"));
    double shares =
        scores.get("appearance.evidence")
            + scores.get("shape.evidence")
            + scores.get("siamese.evidence");
    assertEquals(scores.get("evidence"), shares, 1e-6, "each comparator's share, in one frame");
    assertEquals(468, frame.landmarks().size());
    long inFace = frame.landmarks().stream().filter(point -> isInside(frame, point)).count();
    assertTrue(inFace > 400, () -> inFace + " of " + frame);
    assertNotEquals(List.of(), LiveAgent.only(Reply.Preview.class, seen));
    assertEquals(before, agent.journal());
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  private static Map<String, Double> scores(Reply.TryFrame frame) {
    return frame.scores().stream()
        .collect(Collectors.toMap(Reply.TryFrame.Score::name, Reply.TryFrame.Score::value));
  }

  private static boolean isInside(Reply.TryFrame frame, Reply.TryFrame.Point point) {
    int margin = frame.width() / 4;
    return point.x() >= frame.left() - margin
        && point.x() <= frame.left() + frame.width() + margin
        && point.y() >= frame.top() - margin
        && point.y() <= frame.top() + frame.height() + margin;
  }

  @Test
  void aTrialThatSeesNobodyShowsNoFace() throws Exception {
    agent.stage().showNobody();
    List<Reply> seen = new ArrayList<>();
    agent.ask(new Request.Try(LiveAgent.USER, 5000, false), seen);

    for (Reply.TryFrame frame : LiveAgent.only(Reply.TryFrame.class, seen)) {
      assertEquals(0, frame.width());
      assertEquals(List.of(), frame.landmarks());
      assertTrue(
          frame.scores().stream().noneMatch(score -> score.name().contains(".")), frame::toString);
    }
    assertFalse(LiveAgent.only(Reply.TryFrame.class, seen).isEmpty());
  }

  private static boolean isNobodySeen(Reply progress) {
    return progress.equals(new Reply.Progress(ProgressCode.LOOK_AT_CAMERA));
  }

  /** The camera is on when it is told that nobody is seen. */
  private static void leaveOnceSeen(AgentClient client, Reply progress) {
    try {
      if (isNobodySeen(progress)) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
