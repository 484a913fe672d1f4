package org.kaologin.admin.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.agent.FaceRule;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice.Weight;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply;

class DiagnosisTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
  private static final Map<String, String> WELL =
      Map.of("version", "1", "sensor", "kinect", "session", "here", "problems", "0");

  private final Diagnosis diagnosis = new Diagnosis(TEXTS);

  /** What is not well says what to do. */
  private static void assertFinding(Weight weight, Finding finding) {
    assertEquals(weight, finding.weight(), finding::toString);
    assertFalse(finding.found().isBlank());
    assertEquals(weight == Weight.GOOD, finding.advice().isEmpty(), finding::toString);
  }

  @Test
  void whereAllIsWellNothingIsToBeDone() {
    Machine.Camera camera = new Machine.Camera(5000, Machine.Access.AGENT);
    assertFinding(Weight.GOOD, diagnosis.agent(WELL));
    assertFinding(Weight.GOOD, diagnosis.camera(WELL, Optional.of(camera)));
    assertFinding(Weight.GOOD, diagnosis.permissions(camera));
    assertFinding(Weight.GOOD, diagnosis.light(light(5, 90)));
    assertFinding(Weight.GOOD, diagnosis.usbMemory(OptionalInt.of(16)));
    assertFinding(Weight.GOOD, diagnosis.usbMemory(OptionalInt.of(0)));
    assertFinding(Weight.GOOD, diagnosis.session(WELL));
    assertFinding(Weight.GOOD, diagnosis.vault(WELL));
    assertFinding(Weight.GOOD, diagnosis.keys(Map.of("master key", "credential")));
    assertFinding(Weight.GOOD, diagnosis.networks(Map.of("network shape", "e7fc9cd9bed1520a")));
    assertFinding(Weight.GOOD, diagnosis.faces(2, "alice"));
    assertFinding(Weight.GOOD, diagnosis.rules(Optional.empty()));
    assertFinding(Weight.GOOD, diagnosis.wiring(Set.of("sudo")));
  }

  @Test
  void withoutAnAgentOneIsToldToStartIt() {
    Finding finding = diagnosis.agent(new Problem(Problem.Kind.NO_AGENT, "No such file"));

    assertFinding(Weight.BAD, finding);
    assertTrue(finding.advice().contains("systemctl start"), finding::toString);
  }

  @Test
  void aKeyInAFileAndNetworksWithoutNamesAreSaid() {
    Finding keys = diagnosis.keys(Map.of("master key", "file /var/lib/kao/master.key"));
    assertFinding(Weight.WARNING, keys);
    assertTrue(keys.found().contains("/var/lib/kao/master.key"), keys::toString);
    assertFinding(Weight.WARNING, diagnosis.networks(WELL));
    Finding named = diagnosis.networks(Map.of("network shape", "e7fc9cd9bed1520a"));
    assertTrue(named.found().contains("shape e7fc9cd9"), named::toString);
  }

  @Test
  void aRecordingIsNoCamera() {
    assertFinding(
        Weight.WARNING, diagnosis.camera(Map.of("sensor", "recording:/tmp/a"), Optional.empty()));
  }

  @Test
  void aCameraIsThereAndOnUsb3() {
    assertFinding(Weight.BAD, diagnosis.camera(WELL, Optional.empty()));
    Machine.Camera slow = new Machine.Camera(480, Machine.Access.AGENT);
    assertFinding(Weight.BAD, diagnosis.camera(WELL, Optional.of(slow)));
  }

  @Test
  void theCameraBelongsToTheAgentAlone() {
    assertFinding(Weight.WARNING, permissions(Machine.Access.EVERYBODY));
    assertFinding(Weight.BAD, permissions(Machine.Access.OTHERS));
    assertFinding(Weight.WARNING, permissions(Machine.Access.UNKNOWN));
  }

  private Finding permissions(Machine.Access access) {
    return diagnosis.permissions(new Machine.Camera(5000, access));
  }

  @Test
  void whatBlindsTheCameraIsSaid() {
    Finding glare = diagnosis.light(light(6, 95));
    assertFinding(Weight.WARNING, glare);
    assertTrue(glare.found().contains("6 %"), glare::toString);
    Finding flat = diagnosis.light(light(0, 89));
    assertFinding(Weight.WARNING, flat);
    assertTrue(flat.found().contains("89 %"), flat::toString);
    assertFinding(Weight.INFO, diagnosis.light(WELL));
  }

  private static Map<String, String> light(int overexposed, int depth) {
    return Map.of("overexposed percent", "" + overexposed, "depth percent", "" + depth);
  }

  @Test
  void lessUsbMemoryThanOneCameraNeedsIsNotEnough() {
    assertFinding(Weight.BAD, diagnosis.usbMemory(OptionalInt.of(15)));
    assertFinding(Weight.WARNING, diagnosis.usbMemory(OptionalInt.empty()));
  }

  @Test
  void whoeverIsFarAwayHearsWhy() {
    Finding finding =
        diagnosis.session(Map.of("session", "remote", "session objection", "it is remote"));

    assertFinding(Weight.BAD, finding);
    assertEquals(TEXTS.get("health.session.remote"), finding.found());
    Finding newer = diagnosis.session(Map.of("session", "new", "session objection", "it is new"));
    assertEquals("it is new", newer.found(), "a newer agent's own words");
    assertFinding(Weight.WARNING, diagnosis.session(Map.of("session", "unknown")));
  }

  @Test
  void whatCannotBeReadOrOpenedIsSaid() {
    Reply.StatusReport locked =
        new Reply.StatusReport(
            List.of(
                new Reply.StatusReport.Item("face", "locked"),
                new Reply.StatusReport.Item("rule", "LOCKED")));
    assertFinding(Weight.BAD, diagnosis.vault(Map.of("problems", "2", "problem 1", "damaged")));
    assertFinding(Weight.WARNING, diagnosis.faces(0, "alice"));
    assertFinding(Weight.WARNING, diagnosis.rules(FaceRule.of(locked)));
    assertFinding(Weight.WARNING, diagnosis.wiring(Set.of()));
  }
}
