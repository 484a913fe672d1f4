package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.SensorSource;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.sessions.SessionOrigin;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * The whole agent, asked over its socket, in front of recordings. Debian's user {@code daemon}
 * lends alice's face a name.
 */
class RoadTest {
  private static final String USER = "daemon";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static Stage stage;
  private static RunningAgent agent;
  private static Reply.Enrolled enrolled;
  private static List<Reply> whileEnrolling;

  @BeforeAll
  static void enrol() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    assumeTrue(
        new Sessions().of(ProcessHandle.current().pid()) != SessionOrigin.REMOTE,
        "a remote session is refused");
    stage = new Stage(folder);
    Configuration configuration =
        Configuration.standard()
            .with(Keys.SOCKET_PATH, folder.resolve("agent.sock"))
            .with(Keys.STATE_DIRECTORY, folder.resolve("state"))
            .with(Keys.SENSOR_SOURCE, SensorSource.recording(stage.recording()))
            .with(Keys.LINGER_SECONDS, 0)
            .with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    agent = RunningAgent.start(configuration, new ServiceManager(Map.of(), 1));
    stage.show("alice-enrol");
    whileEnrolling = new ArrayList<>();
    enrolled =
        assertInstanceOf(
            Reply.Enrolled.class,
            ask(new Request.Enrol(USER, "with glasses", true), whileEnrolling));
  }

  @AfterAll
  static void stop() {
    if (agent != null) {
      agent.close();
    }
  }

  /** What the sensor sees changes when it is opened, so it must have been closed. */
  private static Stage stage() throws IOException {
    while (!status().get("camera").equals("off")) {
      Thread.onSpinWait();
    }
    return stage;
  }

  @BeforeEach
  void forgive() throws Exception {
    assertEquals(new Reply.Done(), ask(new Request.PasswordUsed(USER, "test")));
  }

  @Test
  void enrolmentTellsHowItGoesAndShowsIt() throws IOException {
    List<Reply.EnrolProgress> steps = only(Reply.EnrolProgress.class, whileEnrolling);
    Reply.EnrolProgress last = steps.get(steps.size() - 1);
    assertEquals("straight", steps.get(0).nextPose());
    assertEquals(last.posesWanted(), last.posesDone());
    assertEquals("", last.nextPose());

    List<Reply.Preview> pictures = only(Reply.Preview.class, whileEnrolling);
    assertEquals(
        Set.of(Reply.Preview.INFRARED, Reply.Preview.COLOUR),
        pictures.stream().map(Reply.Preview::kind).collect(Collectors.toSet()));
    for (Reply.Preview picture : pictures.subList(0, 2)) {
      var image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
      assertEquals(picture.width(), image.getWidth());
      assertEquals(picture.height(), image.getHeight());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alice, ACCEPTED",
    "bob, NO_MATCH",
    "carol, NO_MATCH",
    "alice-print, NOT_LIVE",
    "alice-screen, NOT_LIVE"
  })
  void whoIsThereDecides(String recording, VerdictCode verdict) throws Exception {
    stage().show(recording);

    assertEquals(verdict, authenticate());

    JsonNode entry = newestEntry();
    assertEquals("authenticate", entry.get("event").asText());
    assertEquals(USER, entry.get("user").asText());
    assertEquals(
        verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'), entry.get("outcome").asText());
    assertEquals("sudo", entry.get("service").asText());
    assertTrue(entry.has("evidence"), entry::toString);
  }

  @Test
  void nobodyIsThere() throws Exception {
    stage().showNobody();
    List<Reply> before = new ArrayList<>();

    Reply verdict = ask(new Request.Authenticate(USER, "sudo", "", 700, false), before);

    assertVerdict(VerdictCode.NOBODY_THERE, verdict);
    assertEquals(
        List.of(
            new Reply.Progress(ProgressCode.SENSOR_STARTING),
            new Reply.Progress(ProgressCode.LOOK_AT_CAMERA)),
        before);
  }

  @Test
  void nobodyIsNotWaitedForUntilTheDeadline() throws Exception {
    stage().showNobody();

    Reply verdict = ask(new Request.Authenticate(USER, "sudo", "", 60_000, false));

    assertVerdict(VerdictCode.NOBODY_THERE, verdict);
    assertTrue(((Reply.Verdict) verdict).elapsedMillis() < 30_000, verdict::toString);
  }

  @Test
  void theVerdictComesBeforeTheClientGivesUp() throws Exception {
    stage().showNobody();
    long deadline = System.nanoTime() + Duration.ofMillis(700).toNanos();

    Reply.Verdict verdict =
        (Reply.Verdict) ask(new Request.Authenticate(USER, "sudo", "", 700, true));

    assertTrue(verdict.elapsedMillis() < 700, verdict::toString);
    assertTrue(System.nanoTime() < deadline);
  }

  @Test
  void silenceIsKept() throws Exception {
    stage().showNobody();
    List<Reply> before = new ArrayList<>();

    ask(new Request.Authenticate(USER, "sudo", "", 500, true), before);

    assertEquals(List.of(), before);
  }

  @Test
  void withoutASensorItSaysSo() throws Exception {
    stage().unplug();

    assertEquals(VerdictCode.NO_SENSOR, authenticate());
    assertTrue(newestEntry().get("reason").asText().length() > 10);
    assertRefused(RefusalCode.NO_SENSOR, ask(new Request.Enrol(USER, "x", false)));
  }

  @Test
  void whoIsNotEnrolledIsNotLookedAt() throws Exception {
    stage().unplug();

    assertVerdict(
        VerdictCode.NOT_ENROLLED, ask(new Request.Authenticate("bin", "sudo", "", 5000, false)));
    assertVerdict(VerdictCode.NOT_ENROLLED, ask(new Request.Try("bin", 5000, false)));
  }

  @Test
  void aPasswordServiceIsNotLookedAt() throws Exception {
    stage().unplug();

    assertVerdict(
        VerdictCode.REFUSED_BY_POLICY,
        ask(new Request.Authenticate(USER, "sshd", "", 5000, false)));
  }

  @Test
  void fiveFailuresLockUntilThePasswordIsUsed() throws Exception {
    stage().show("bob");
    for (int i = 0; i < 5; i++) {
      assertEquals(VerdictCode.NO_MATCH, authenticate());
    }
    stage().show("alice");
    assertEquals(VerdictCode.LOCKED_OUT, authenticate());

    ask(new Request.PasswordUsed(USER, "sudo"));

    assertEquals(VerdictCode.ACCEPTED, authenticate());
  }

  @Test
  void whatIsNotJudgedIsNotCounted() throws Exception {
    stage().showNobody();
    for (int i = 0; i < 6; i++) {
      ask(new Request.Authenticate(USER, "sudo", "", 300, true));
    }
    stage().show("alice");

    assertEquals(VerdictCode.ACCEPTED, authenticate());
  }

  @Test
  void twoAtOnceShareTheSensor() throws Exception {
    stage().show("alice");

    CompletableFuture<VerdictCode> other = CompletableFuture.supplyAsync(RoadTest::authenticate);

    assertEquals(VerdictCode.ACCEPTED, authenticate());
    assertEquals(VerdictCode.ACCEPTED, other.join());
  }

  @Test
  void whoLeavesLeavesNoTrace() throws Exception {
    stage().showNobody();
    List<String> before = journal();
    try (AgentClient client = AgentClient.connect(socket())) {
      CompletableFuture<Void> asked =
          CompletableFuture.runAsync(
              () -> {
                try {
                  Request request = new Request.Authenticate(USER, "sudo", "", 60_000, false);
                  client.ask(request, PATIENCE, progress -> leaveOnceSeen(client, progress));
                } catch (IOException e) {
                  // closed in the middle, as it should be
                }
              });
      asked.join();
    }

    stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, authenticate());
    List<String> after = journal();
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(before.size() + 1, after.size());
  }

  @Test
  void aTrialShowsWhatItSeesAndHasNoConsequence() throws Exception {
    stage().show("bob");
    List<String> before = journal();
    List<Reply> seen = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      assertVerdict(VerdictCode.NO_MATCH, ask(new Request.Try(USER, 5000, i == 0), seen));
    }

    Reply.TryFrame frame = only(Reply.TryFrame.class, seen).get(0);
    assertTrue(frame.width() > 20 && frame.left() + frame.width() <= 512, frame::toString);
    assertTrue(frame.scores().stream().anyMatch(score -> score.name().equals("evidence")));
    assertNotEquals(List.of(), only(Reply.Preview.class, seen));
    assertEquals(before, journal());
    stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, authenticate());
  }

  @Test
  void facesAreListedRenamedAndForgotten() throws Exception {
    stage().show("alice-enrol");
    Reply.Enrolled second =
        assertInstanceOf(Reply.Enrolled.class, ask(new Request.Enrol(USER, "second", false)));
    assertEquals(
        new Reply.Done(), ask(new Request.RenameFace(USER, second.face(), "without glasses")));

    List<Reply.FaceList.Face> faces = faces();
    assertEquals(
        List.of(enrolled.face(), second.face()),
        faces.stream().map(Reply.FaceList.Face::id).toList());
    assertEquals("without glasses", faces.get(1).name());
    assertEquals(8, faces.get(1).templates());

    assertEquals(new Reply.Done(), ask(new Request.DeleteFace(USER, second.face())));
    assertEquals(1, faces().size());
    assertRefused(RefusalCode.NOT_FOUND, ask(new Request.DeleteFace(USER, second.face())));
    assertEquals("refused", newestEntry().get("outcome").asText());
  }

  @Test
  void anUnlockIsRemembered() throws Exception {
    stage().show("alice");
    authenticate();
    long unlockedAt = newestEntryTime();

    assertTrue(Math.abs(faces().get(0).lastUsedAtSeconds() - unlockedAt) <= 1);
  }

  @Test
  void nobodyWithoutAnAccountIsEnrolled() throws Exception {
    assertRefused(RefusalCode.NOT_FOUND, ask(new Request.Enrol("nobody-at-all", "x", false)));
  }

  @Test
  void anEnrolmentThatSeesTooLittleEnds() throws Exception {
    stage().show("alice");
    ask(new Request.SetSetting("enrol.timeout-seconds", "5"));

    Reply.Refused refused =
        assertRefused(RefusalCode.ENROLMENT_FAILED, ask(new Request.Enrol(USER, "x", false)));

    assertTrue(refused.message().startsWith("after 5 seconds the view "), refused.message());
    assertEquals(1, faces().size());
  }

  @Test
  void aDamagedVaultIsReportedAndOpensNothing() throws Exception {
    stage().show("alice");
    Path file = folder.resolve("state/vault/" + USER + ".faces");
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(file, changed);
    try {
      assertEquals(VerdictCode.NOT_ENROLLED, authenticate());
      assertTrue(newestEntry().get("reason").asText().contains("damaged"));
      assertRefused(RefusalCode.FAILED, ask(new Request.ListFaces(USER)));
      assertRefused(RefusalCode.ENROLMENT_FAILED, ask(new Request.Enrol(USER, "x", false)));
      Map<String, String> status = status();
      assertEquals("1", status.get("problems"));
      assertTrue(status.get("problem 1").contains(file.toString()));
    } finally {
      Files.write(file, whole);
    }
    assertEquals("0", status().get("problems"));
  }

  @Test
  void aScreenLockerMayAskAboutItsUser() throws Exception {
    stage().show("alice");

    assertVerdict(
        VerdictCode.ACCEPTED,
        OrdinaryUser.ask(socket(), new Request.Authenticate(USER, "i3lock", ":0", 5000, true)));
    assertEquals(OrdinaryUser.UID, newestEntry().get("uid").asLong());
    assertEquals(
        faces(),
        ((Reply.FaceList) OrdinaryUser.ask(socket(), new Request.ListFaces(USER))).faces());
  }

  @Test
  void nobodyButRootMayAskAboutOthersOrChangeAnything() throws Exception {
    assertVerdict(
        VerdictCode.NOT_AUTHORISED,
        OrdinaryUser.ask(socket(), new Request.Authenticate("bin", "i3lock", "", 5000, true)));
    assertEquals("not-authorised", newestEntry().get("event").asText());
    assertEquals(OrdinaryUser.UID, newestEntry().get("uid").asLong());
    for (Request request :
        List.of(
            new Request.PasswordUsed(USER, "i3lock"),
            new Request.Enrol(USER, "x", false),
            new Request.DeleteFace(USER, enrolled.face()),
            new Request.SetSetting("unlock.false-match-rate", "1e-2"),
            new Request.ReadJournal(1))) {
      assertRefused(RefusalCode.NOT_AUTHORISED, OrdinaryUser.ask(socket(), request));
    }
    assertEquals(1, faces().size());
  }

  @Test
  void oneUsersManyConnectionsLeaveRoomForOthers() throws Exception {
    int most = Configuration.standard().get(Keys.MAX_CONNECTIONS_PER_USER);
    stage().show("alice");

    assertRefused(RefusalCode.BUSY, OrdinaryUser.askBeside(most, socket(), new Request.Status()));
    assertEquals(VerdictCode.ACCEPTED, authenticate());
  }

  @Test
  void settingsAreShownAndAdjusted() throws Exception {
    assertEquals(
        new Reply.Done(), ask(new Request.SetSetting("unlock.failures-before-lock-out", "1")));
    try {
      assertEquals("1", settings().get("unlock.failures-before-lock-out"));
      stage().show("bob");
      authenticate();
      assertEquals(VerdictCode.LOCKED_OUT, authenticate());
    } finally {
      ask(new Request.SetSetting("unlock.failures-before-lock-out", "5"));
    }
    assertRefused(
        RefusalCode.BAD_VALUE, ask(new Request.SetSetting("unlock.false-match-rate", "1")));
    assertRefused(
        RefusalCode.BAD_VALUE, ask(new Request.SetSetting("unlock.unknown-session", "allow")));
    assertRefused(RefusalCode.NOT_FOUND, ask(new Request.SetSetting("unlock.magic", "1")));
  }

  @Test
  void statusTellsHowTheAgentIs() throws Exception {
    Map<String, String> status = status();

    assertEquals("recording:" + stage.recording(), status.get("sensor"));
    assertEquals("1", status.get("users"));
    assertFalse(status.toString().contains(USER));
  }

  // ---- How it is asked

  private static Path socket() {
    return folder.resolve("agent.sock");
  }

  private static Reply ask(Request request) throws IOException {
    return ask(request, new ArrayList<>());
  }

  private static Reply ask(Request request, List<Reply> intermediate) throws IOException {
    try (AgentClient client = AgentClient.connect(socket())) {
      return client.ask(request, PATIENCE, intermediate::add);
    }
  }

  private static VerdictCode authenticate() {
    try {
      Reply reply = ask(new Request.Authenticate(USER, "sudo", "/dev/pts/0", 5000, false));
      return VerdictCode.ofCode(((Reply.Verdict) reply).code()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The camera is on when it is told that nobody is seen. */
  private static void leaveOnceSeen(AgentClient client, Reply progress) {
    try {
      if (progress.equals(new Reply.Progress(ProgressCode.LOOK_AT_CAMERA))) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertVerdict(VerdictCode code, Reply reply) {
    assertEquals(code.code(), assertInstanceOf(Reply.Verdict.class, reply).code());
  }

  private static Reply.Refused assertRefused(RefusalCode code, Reply reply) {
    Reply.Refused refused = assertInstanceOf(Reply.Refused.class, reply);
    assertEquals(code.code(), refused.code(), refused.message());
    return refused;
  }

  private static <T> List<T> only(Class<T> type, List<Reply> replies) {
    return replies.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Reply.FaceList.Face> faces() throws IOException {
    return ((Reply.FaceList) ask(new Request.ListFaces(USER))).faces();
  }

  private static Map<String, String> status() throws IOException {
    return ((Reply.StatusReport) ask(new Request.Status()))
        .items().stream()
            .collect(
                Collectors.toMap(Reply.StatusReport.Item::key, Reply.StatusReport.Item::value));
  }

  private static Map<String, String> settings() throws IOException {
    return ((Reply.SettingList) ask(new Request.GetSettings()))
        .settings().stream()
            .collect(
                Collectors.toMap(Reply.SettingList.Setting::key, Reply.SettingList.Setting::value));
  }

  private static List<String> journal() throws IOException {
    return ((Reply.JournalPage) ask(new Request.ReadJournal(1000))).entries();
  }

  private static JsonNode newestEntry() throws IOException {
    List<String> entries = ((Reply.JournalPage) ask(new Request.ReadJournal(1))).entries();
    return new ObjectMapper().readTree(entries.get(0));
  }

  private static long newestEntryTime() throws IOException {
    return Instant.parse(newestEntry().get("time").asText()).getEpochSecond();
  }
}
