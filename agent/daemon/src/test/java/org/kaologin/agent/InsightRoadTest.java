package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertRefused;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.Curves;
import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What people may see of how their faces are told apart. */
class InsightRoadTest extends Road {
  @Test
  void anUnlockShowsHowWellTheFaceFits() throws Exception {
    unlock();

    Reply.FaceList.Face face = agent.faces().get(0);
    Curves curves =
        assertInstanceOf(Curves.class, agent.ask(new Request.ReadCurves(LiveAgent.USER)));
    assertFalse(curves.unlocks().isEmpty());
    double mean = curves.unlocks().stream().mapToDouble(e -> e).average().orElseThrow();
    assertEquals(mean, face.fit(), 1e-9);
    assertTrue(face.fit() > face.needed(), face::toString);
  }

  @Test
  void stricterNeedsMoreAndRefusesMore() throws Exception {
    List<Curves.OperatingPoint> points =
        assertInstanceOf(Curves.class, agent.ask(new Request.ReadCurves(LiveAgent.USER))).points();
    assertEquals(1e-2, points.get(0).falseMatchRate(), 1e-9);
    assertEquals(1e-6, points.get(points.size() - 1).falseMatchRate(), 1e-12);
    for (int i = 1; i < points.size(); i++) {
      Curves.OperatingPoint lax = points.get(i - 1);
      Curves.OperatingPoint strict = points.get(i);
      assertTrue(strict.falseMatchRate() < lax.falseMatchRate());
      assertTrue(strict.needed() > lax.needed() || strict.needed() == 0, "never against the face");
      assertTrue(strict.refused() > lax.refused() || strict.needed() == 0);
      assertFalse(strict.siameseDistance() >= lax.siameseDistance());
    }
    assertTrue(points.get(0).siameseDistance() > 0);
    assertTrue(
        Double.isNaN(points.get(points.size() - 1).siameseDistance()),
        "the Siamese network alone does not reach one in a million");
  }

  @Test
  void theMapShowsWhatIsEnrolledAndWhatWasSeen() throws Exception {
    unlock();
    agent.stage().show("bob");
    assertEquals(VerdictCode.NO_MATCH, agent.authenticate());

    for (String comparator : List.of("appearance", "shape", "siamese")) {
      List<FaceMap.Place> places = map(LiveAgent.USER, comparator);
      assertEquals(
          8, places.stream().filter(place -> place.kind() == FaceMap.ENROLLED).count(), comparator);
      List<FaceMap.Place> seen =
          places.stream().filter(place -> place.kind() == FaceMap.SEEN).toList();
      assertTrue(
          seen.stream()
              .map(FaceMap.Place::label)
              .collect(Collectors.toSet())
              .containsAll(List.of("accepted", "no-match")),
          seen::toString);
    }
    assertEquals(map(LiveAgent.USER, "shape"), map("", "shape"), "nobody else is enrolled");
    assertNearest("appearance");
    assertRefused(RefusalCode.NOT_FOUND, agent.ask(new Request.ReadMap(LiveAgent.USER, "beauty")));
    assertRefused(
        RefusalCode.NOT_AUTHORISED,
        OrdinaryUser.ask(agent.socket(), new Request.ReadMap("", "shape")));
  }

  /** In the plane, too, the face that opened is among the enrolled ones and the other is not. */
  private static void assertNearest(String comparator) throws Exception {
    List<FaceMap.Place> places = map(LiveAgent.USER, comparator);
    assertTrue(distance(places, "accepted") < distance(places, "no-match") / 2, places::toString);
  }

  private static double distance(List<FaceMap.Place> places, String verdict) {
    return places.stream()
        .filter(place -> place.label().equals(verdict))
        .mapToDouble(
            seen ->
                places.stream()
                    .filter(place -> place.kind() == FaceMap.ENROLLED)
                    .mapToDouble(e -> Math.hypot(e.across() - seen.across(), e.up() - seen.up()))
                    .min()
                    .orElseThrow())
        .average()
        .orElseThrow();
  }

  private static List<FaceMap.Place> map(String user, String comparator) throws Exception {
    return assertInstanceOf(FaceMap.class, agent.ask(new Request.ReadMap(user, comparator)))
        .places();
  }

  @Test
  void aRecordingIsWholeWhenItIsDone() throws Exception {
    agent.stage().show("alice");
    List<Reply> parts = new ArrayList<>();
    assertEquals(new Reply.Done(), agent.ask(new Request.RecordFrames(5), parts));
    assertEquals("record", agent.newestEntry().get("event").asText());

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Reply.RecordingPart part : LiveAgent.only(Reply.RecordingPart.class, parts)) {
      bytes.write(part.bytes());
    }
    Path file = Files.write(folder.resolve("report.kaorec"), bytes.toByteArray());
    try (RecordingReader reader = RecordingReader.open(file)) {
      assertEquals(5, reader.remaining().size());
    }
    assertRefused(
        RefusalCode.NOT_AUTHORISED, OrdinaryUser.ask(agent.socket(), new Request.RecordFrames(5)));
  }

  @Test
  void aRecordingThatIsLeftInTheMiddleIsInTheJournal() throws Exception {
    agent.stage().show("alice");
    try (AgentClient client = AgentClient.connect(agent.socket())) {
      assertThrows(
          StopException.class,
          () ->
              client.ask(
                  new Request.RecordFrames(100),
                  LiveAgent.PATIENCE,
                  part -> {
                    throw new StopException();
                  }));
    }
    assertEquals("begun", agent.newestEntry().get("outcome").asText());
  }

  private static final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static void unlock() throws Exception {
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }
}
