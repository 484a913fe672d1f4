package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.agent.AgentStart;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** The window as a person uses it, before the real agent. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class AdminRoadTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  @TempDir static Path folder;
  private static AgentStage agent;
  private Screen screen;

  @BeforeAll
  static void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    FailOnThreadViolationRepaintManager.install();
    agent = AgentStage.start(folder);
  }

  @AfterAll
  static void end() {
    FailOnThreadViolationRepaintManager.uninstall();
    if (agent != null) {
      agent.close();
    }
  }

  @BeforeEach
  void openWindow() {
    screen = Screen.open(agent.socket(), AgentStage.USER, Desktop.SILENT, Locale.ENGLISH);
  }

  @AfterEach
  void closeWindow() throws IOException {
    screen.close();
    for (Reply.FaceList.Face face : agent.faces()) {
      agent.ask(new Request.DeleteFace(AgentStage.USER, face.id()));
    }
  }

  private void learn(String name) throws IOException {
    agent.show("alice-enrol");
    screen.open(PageName.ENROL);
    screen.type("enrol.name", name);
    screen.press("enrol.start");
    screen.awaitShown("enrol.done");
  }

  /** An enrolment that waits for a turn of a head that never turns. */
  private void beginAndNeverTurn() throws IOException {
    agent.show("alice-blink");
    screen.open(PageName.ENROL);
    screen.press("enrol.start");
    screen.awaitText("enrol.instruction", TEXTS.get("enrol.pose.left"));
  }

  @Test
  void fromNobodyKnownToAFaceThatOpens() throws Exception {
    agent.show("alice-enrol");
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");
    screen.press("faces.first");
    screen.type("enrol.name", "At the desk");
    screen.press("enrol.start");
    screen.awaitShown("enrol.ring");
    screen.awaitShown("enrol.done");
    assertEquals(List.of("At the desk"), agent.names());
    screen.awaitText("enrol.trial", "the trial opens", text -> text.startsWith("It is you."));

    agent.show("alice");
    screen.open(PageName.TRIAL);
    screen.press("trial.start");
    screen.awaitNotice(TEXTS.get("verdict.ACCEPTED"));

    screen.open(PageName.FACES);
    screen.awaitShown("face.At the desk");
  }

  @Test
  void aStrangerIsToldSo() throws Exception {
    learn("desk");
    agent.show("bob");
    screen.open(PageName.TRIAL);
    screen.press("trial.start");
    screen.awaitNotice(TEXTS.get("verdict.NO_MATCH"));
  }

  @Test
  void whoCancelsHalfWayLeavesNoTrace() throws Exception {
    beginAndNeverTurn();

    screen.press("enrol.cancel");

    screen.awaitNotice(TEXTS.get("enrol.cancelled"));
    assertEquals(List.of(), agent.names());
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");
  }

  @Test
  void aDeletionCanBeTakenBack() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.press("delete");
    screen.awaitShown("faces.first");
    screen.press("notice.action");

    screen.awaitShown("face.desk");
    assertEquals(List.of("desk"), agent.names());
  }

  @Test
  void aDeletionIsDoneByWhoeverGoesOn() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.press("delete");
    screen.open(PageName.HEALTH);
    screen.open(PageName.FACES);
    screen.awaitShown("faces.first");

    screen.await("the agent forgets it", () -> agent.names().isEmpty());
  }

  @Test
  void aFaceIsRenamed() throws Exception {
    learn("desk");
    screen.open(PageName.FACES);
    screen.awaitShown("face.desk");

    screen.press("rename");
    screen.answer("At home");

    screen.awaitShown("face.At home");
    assertEquals(List.of("At home"), agent.names());
  }

  @Test
  void twoWindowsDoNotDisturbEachOther() throws Exception {
    learn("desk");
    beginAndNeverTurn();
    try (Screen other = screen.another(agent.socket(), AgentStage.USER)) {
      other.open(PageName.TRIAL);
      other.press("trial.start");
      other.awaitNotice(TEXTS.get("verdict.ACCEPTED"));
      assertEquals(TEXTS.get("enrol.pose.left"), screen.label("enrol.instruction"));

      other.open(PageName.FACES);
      other.awaitShown("face.desk");
      other.press("rename");
      other.answer("At home");
      other.awaitShown("face.At home");
    }
    screen.press("enrol.cancel");
    screen.open(PageName.FACES);
    screen.awaitShown("face.At home");
  }

  @Test
  void aRecordingForAReportIsSavedOnce() throws Exception {
    Path file = folder.resolve("report.kaorec");
    agent.show("alice");
    screen.open(PageName.HEALTH);
    record(file);
    screen.awaitNotice(TEXTS.get("health.recording.done", file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (RecordingReader reader = RecordingReader.open(file)) {
      assertEquals(90, reader.remaining().size());
    }

    record(file);
    screen.awaitNotice(TEXTS.get("health.recording.exists"));
  }

  private void record(Path file) {
    screen.press("health.record");
    screen.choose(TEXTS.get("health.recording.go"));
    screen.save(file);
  }

  @Test
  void withoutACameraItSaysSo() throws Exception {
    agent.unplug();
    screen.open(PageName.ENROL);
    screen.press("enrol.start");
    screen.awaitNotice(TEXTS.get("problem.NO_SENSOR.what"));
    assertEquals(List.of(), agent.names());
  }

  @Test
  void anAgentThatDiesInTheMiddleLosesNothingAndIsFoundAgain() throws Exception {
    beginAndNeverTurn();

    agent.kill();
    screen.awaitNotice(TEXTS.get("problem.LOST.what"));
    screen.open(PageName.FACES);
    screen.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));

    agent.begin();
    assertEquals(List.of(), agent.names());
    learn("desk");
    assertEquals(List.of("desk"), agent.names());
  }

  /** The service manager is played: it hears of the wish, and starts the real agent. */
  @Test
  void anAgentThatDoesNotRunIsStartedFromTheWindow() throws Exception {
    Path wish = folder.resolve("wish");
    assertEquals(0, new ProcessBuilder("mkfifo", wish.toString()).start().waitFor());
    agent.kill();
    AgentStart start = new AgentStart(List.of("sh", "-c", "echo start > " + wish));
    try (Screen other = screen.another(agent.socket(), AgentStage.USER, start)) {
      other.open(PageName.FACES);
      other.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));
      other.press("notice.action");
      assertEquals("start\n", Files.readString(wish));
      other.awaitNotice(TEXTS.get("problem.starting"));
      agent.begin();
      other.awaitShown("faces.first");
    } finally {
      Files.delete(wish);
    }
  }

  @Test
  void whoMayNotStartItHearsWhy() throws Exception {
    agent.kill();
    AgentStart start = new AgentStart(List.of("sh", "-c", "echo Access denied >&2; exit 4"));
    try (Screen other = screen.another(agent.socket(), AgentStage.USER, start)) {
      other.open(PageName.HEALTH);
      other.awaitNotice(TEXTS.get("problem.NO_AGENT.what"));
      other.press("notice.action");
      other.awaitNotice(TEXTS.get("problem.start.failed"));
      assertEquals("Access denied", other.described("notice"));
    } finally {
      agent.begin();
    }
  }

  @Test
  void aStricterRateIsWhatTheAgentGoesBy() throws Exception {
    screen.open(PageName.STRICTNESS);
    screen.awaitShown("strictness.rate");
    screen.slide("strictness.rate", 12);
    screen.press("strictness.save");
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals("1.0E-5", agent.setting("unlock.false-match-rate"));
  }

  private static VerdictCode authenticate(String service) throws IOException {
    Reply reply = agent.ask(new Request.Authenticate(AgentStage.USER, service, "", 5000, true));
    return VerdictCode.ofCode(((Reply.Verdict) reply).code()).orElseThrow();
  }

  @Test
  void aServiceThatShallWantThePasswordIsNotOpenedByAFace() throws Exception {
    learn("desk");
    agent.show("alice");
    agent.ask(new Request.PasswordUsed(AgentStage.USER, "sudo"));
    assertEquals(VerdictCode.ACCEPTED, authenticate("sudo"));

    screen.open(PageName.STRICTNESS);
    screen.awaitShown("service.sudo");
    screen.select("service.sudo", "password");
    screen.press("strictness.save");
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals(VerdictCode.REFUSED_BY_POLICY, authenticate("sudo"));
    assertEquals(VerdictCode.ACCEPTED, authenticate("su"));

    screen.select("service.sudo", "face");
    screen.press("strictness.save");
    screen.await("sudo opens again", () -> authenticate("sudo") == VerdictCode.ACCEPTED);
  }

  @Test
  void whatIsWeakerIsNotSavedByWhoGoesBack() throws Exception {
    screen.open(PageName.STRICTNESS);
    screen.awaitShown("strictness.attention");
    screen.tick("strictness.attention");
    screen.press("strictness.save");
    screen.choose(TEXTS.get("strictness.weak.back"));
    assertEquals("on", agent.setting("unlock.attention"));

    screen.press("strictness.save");
    screen.choose(TEXTS.get("strictness.weak.save"));
    screen.awaitNotice(TEXTS.get("strictness.saved"));
    assertEquals("off", agent.setting("unlock.attention"));
    agent.ask(new Request.SetSetting("unlock.attention", "on"));
  }

  /** Other tests' unlocks of the same user are on the map, too. */
  @Test
  void theMapShowsFacesAsTheyAreLearntAndSeen() throws Exception {
    learn("desk");
    agent.show("alice");
    screen.open(PageName.TRIAL);
    screen.press("trial.start");
    screen.awaitNotice(TEXTS.get("verdict.ACCEPTED"));
    long opened = seen("accepted");
    long refused = seen("no-match");
    assertTrue(opened > 0);

    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 8));
    screen.awaitText("map.accepted", TEXTS.get("map.accepted", opened));
    int[] overview = screen.pixels("map.picture");
    screen.toggle("map.projection.neighbours");
    assertFalse(Arrays.equals(overview, screen.pixels("map.picture")));

    agent.show("bob");
    agent.ask(new Request.PasswordUsed(AgentStage.USER, "sudo"));
    assertEquals(VerdictCode.NO_MATCH, authenticate("sudo"));
    screen.awaitText("map.refused", TEXTS.get("map.refused", refused + 1));
  }

  @Test
  void keysLeadToEachFaceOfTheMap() throws Exception {
    learn("desk");
    screen.open(PageName.MAP);
    screen.awaitText("map.enrolled", TEXTS.get("map.enrolled", 8));
    String all = screen.described("map.picture");
    assertTrue(all.startsWith("8 added"), all);

    Set<String> told = new HashSet<>();
    for (int i = 0; i < 8 + seen("accepted") + seen("no-match"); i++) {
      screen.key("map.picture", KeyEvent.VK_RIGHT);
      told.add(screen.described("map.picture"));
    }

    assertTrue(told.stream().anyMatch(words -> words.startsWith("desk. A look of ")), all);
    assertTrue(told.stream().allMatch(words -> words.endsWith(all)), told::toString);
    screen.key("map.picture", KeyEvent.VK_ESCAPE);
    assertEquals(all, screen.described("map.picture"));
  }

  /** An agent that has just begun has not seen anybody. */
  @Test
  void aMapOfNobodyLeadsToTheFirstFace() throws Exception {
    agent.kill();
    agent.begin();
    screen.open(PageName.MAP);
    screen.awaitShown("map.empty");
    screen.press("map.enrol");
    screen.awaitShown("enrol.start");
  }

  private static long seen(String verdict) throws IOException {
    return ((Reply.FaceMap) agent.ask(new Request.ReadMap(AgentStage.USER, "appearance")))
        .places().stream()
            .filter(place -> place.kind() == Reply.FaceMap.SEEN && place.label().equals(verdict))
            .count();
  }

  @Test
  void itShowsWhatHappened() throws Exception {
    learn("desk");
    agent.show("alice");
    assertTrue(
        agent.ask(new Request.Authenticate(AgentStage.USER, "sudo", "", 5000, true))
            instanceof Reply.Verdict);
    screen.open(PageName.ACTIVITY);
    screen.awaitRow("activity.table", TEXTS.get("event.enrol.done"));
    screen.toggle("activity.filter.changes");
    screen.awaitRow("activity.table", TEXTS.get("event.enrol.done"));
  }
}
