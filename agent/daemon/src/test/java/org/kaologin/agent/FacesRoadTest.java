package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.EnrolProgress;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Faces from their learning to their end. */
class FacesRoadTest extends Road {
  @Test
  void enrolmentTellsHowItGoesAndShowsIt() throws IOException {
    List<EnrolProgress> steps = LiveAgent.only(Reply.EnrolProgress.class, agent.whileEnrolling());
    EnrolProgress last = steps.get(steps.size() - 1);
    assertEquals("straight", steps.get(0).nextPose());
    assertEquals(last.posesWanted(), last.posesDone());
    assertEquals("", last.nextPose());
    assertEquals(31, last.views());
    assertTrue(Double.isNaN(steps.get(0).yawDegrees()), "straight is not known yet");
    for (Reply.EnrolProgress step : steps) {
      boolean straight = (step.views() & EnrolProgress.STRAIGHT) != 0;
      int turned = Integer.bitCount(step.views() & ~Reply.EnrolProgress.STRAIGHT);
      int looked = step.posesDone() - turned;
      assertTrue(straight ? looked == 4 : looked >= 0 && looked < 4, step::toString);
      assertEquals(Math.rint(step.yawDegrees()), step.yawDegrees());
    }
    double[] yaws = turns(steps, EnrolProgress::yawDegrees);
    assertTrue(yaws[0] <= -7 && yaws[yaws.length - 1] >= 7, () -> Arrays.toString(yaws));
    double[] pitches = turns(steps, EnrolProgress::pitchDegrees);
    assertTrue(
        pitches[0] <= -7 && pitches[pitches.length - 1] >= 7, () -> Arrays.toString(pitches));

    List<Reply.Preview> pictures = LiveAgent.only(Reply.Preview.class, agent.whileEnrolling());
    assertEquals(
        Set.of(Reply.Preview.INFRARED, Reply.Preview.DEPTH, Reply.Preview.COLOUR),
        pictures.stream().map(Reply.Preview::kind).collect(Collectors.toSet()));
    assertEquals(
        1,
        pictures.stream().map(p -> p.width() + "x" + p.height()).distinct().count(),
        "a face is at one place in all of them");
    for (Reply.Preview picture : pictures.subList(0, 3)) {
      var image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
      assertEquals(picture.width(), image.getWidth());
      assertEquals(picture.height(), image.getHeight());
    }
  }

  @Test
  void aSecondRoundLooksAtEveryViewOnceMoreAndAddsNoTemplate() throws Exception {
    agent.stage().show("alice-enrol");
    List<Reply> told = new ArrayList<>();
    Reply last = agent.ask(new Request.Enrol(LiveAgent.USER, "twice", false, true), told);
    Reply.Enrolled twice = assertInstanceOf(Reply.Enrolled.class, last, last::toString);

    List<EnrolProgress> steps = told.stream().map(EnrolProgress.class::cast).toList();
    EnrolProgress end = steps.get(steps.size() - 1);
    assertEquals(List.of(13, 13), List.of(end.posesDone(), end.posesWanted()));
    assertEquals(
        EnrolProgress.ALL | EnrolProgress.ALL << EnrolProgress.CONFIRMED_SHIFT, end.views());
    assertTrue(
        steps.stream().anyMatch(step -> step.views() == EnrolProgress.ALL),
        "the second round begins after the first");
    assertEquals(8, agent.faces().get(1).templates());
    agent.ask(new Request.DeleteFace(LiveAgent.USER, twice.face()));
  }

  private static double[] turns(List<EnrolProgress> steps, ToDoubleFunction<EnrolProgress> which) {
    return steps.stream().mapToDouble(which).filter(Double::isFinite).sorted().toArray();
  }

  @Test
  void facesAreListedRenamedAndForgotten() throws Exception {
    agent.stage().show("alice-enrol");
    Reply last = agent.ask(new Request.Enrol(LiveAgent.USER, "second", false));
    Reply.Enrolled second = assertInstanceOf(Reply.Enrolled.class, last, last::toString);
    assertEquals(
        new Reply.Done(),
        agent.ask(new Request.RenameFace(LiveAgent.USER, second.face(), "without glasses")));

    List<Reply.FaceList.Face> faces = agent.faces();
    assertEquals(
        List.of(agent.face(), second.face()), faces.stream().map(Reply.FaceList.Face::id).toList());
    assertEquals("without glasses", faces.get(1).name());
    assertEquals(8, faces.get(1).templates());

    agent.stage().show("alice");
    agent.authenticate();
    assertTrue(isAnySeen());
    assertEquals(
        new Reply.Done(), agent.ask(new Request.DeleteFace(LiveAgent.USER, second.face())));
    assertFalse(isAnySeen(), "what was compared with it goes with it");
    assertEquals(1, agent.faces().size());
    assertRefused(
        RefusalCode.NOT_FOUND, agent.ask(new Request.DeleteFace(LiveAgent.USER, second.face())));
    assertEquals("refused", agent.newestEntry().get("outcome").asText());
  }

  private static boolean isAnySeen() throws IOException {
    return ((Reply.FaceMap) agent.ask(new Request.ReadMap(LiveAgent.USER, "appearance")))
        .places().stream().anyMatch(place -> place.kind() == Reply.FaceMap.SEEN);
  }

  @Test
  void anUnlockIsRemembered() throws Exception {
    agent.stage().show("alice");
    agent.authenticate();
    long unlockedAt = Instant.parse(agent.newestEntry().get("time").asText()).getEpochSecond();

    assertTrue(Math.abs(agent.faces().get(0).lastUsedAtSeconds() - unlockedAt) <= 1);
  }

  @Test
  void nobodyWithoutAnAccountIsEnrolled() throws Exception {
    assertRefused(RefusalCode.NOT_FOUND, agent.ask(new Request.Enrol("nobody-at-all", "x", false)));
  }

  @Test
  void anEnrolmentThatSeesTooLittleEnds() throws Exception {
    agent.stage().show("alice");
    agent.ask(new Request.SetSetting("enrol.timeout-seconds", "5"));

    Reply.Refused refused =
        assertRefused(
            RefusalCode.ENROLMENT_FAILED, agent.ask(new Request.Enrol(LiveAgent.USER, "x", false)));

    agent.ask(new Request.SetSetting("enrol.timeout-seconds", "120"));
    assertTrue(refused.message().startsWith("after 5 seconds the view "), refused.message());
    assertEquals(1, agent.faces().size());
  }

  @Test
  void aDamagedVaultIsReportedAndOpensNothing() throws Exception {
    agent.stage().show("alice");
    Path file = agent.folder().resolve("state/vault/" + LiveAgent.USER + ".faces");
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(file, changed);
    try {
      assertEquals(VerdictCode.NOT_ENROLLED, agent.authenticate());
      assertTrue(agent.newestEntry().get("reason").asText().contains("damaged"));
      assertRefused(RefusalCode.FAILED, agent.ask(new Request.ListFaces(LiveAgent.USER)));
      assertRefused(
          RefusalCode.ENROLMENT_FAILED, agent.ask(new Request.Enrol(LiveAgent.USER, "x", false)));
      Map<String, String> status = agent.status();
      assertEquals("1", status.get("problems"));
      assertTrue(status.get("problem 1").contains(file.toString()));
    } finally {
      Files.write(file, whole);
    }
    assertEquals("0", agent.status().get("problems"));
  }
}
