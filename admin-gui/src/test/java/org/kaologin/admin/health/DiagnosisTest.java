package org.kaologin.admin.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice.Weight;
import org.kaologin.admin.text.Texts;

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
    Optional<Machine.Camera> camera = Optional.of(new Machine.Camera(5000));
    assertFinding(Weight.GOOD, diagnosis.agent(WELL));
    assertFinding(Weight.GOOD, diagnosis.camera(WELL, camera));
    assertFinding(Weight.GOOD, diagnosis.usbMemory(OptionalInt.of(16)));
    assertFinding(Weight.GOOD, diagnosis.usbMemory(OptionalInt.of(0)));
    assertFinding(Weight.GOOD, diagnosis.session(WELL));
    assertFinding(Weight.GOOD, diagnosis.vault(WELL));
    assertFinding(Weight.GOOD, diagnosis.keys(Map.of("master key", "credential")));
    assertFinding(Weight.GOOD, diagnosis.networks(Map.of("network shape", "e7fc9cd9bed1520a")));
    assertFinding(Weight.GOOD, diagnosis.faces(2, "alice"));
    assertFinding(Weight.GOOD, diagnosis.rules(Map.of("face", "may open")));
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
    assertFinding(Weight.BAD, diagnosis.camera(WELL, Optional.of(new Machine.Camera(480))));
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
    assertEquals("it is remote", finding.found());
    assertFinding(Weight.WARNING, diagnosis.session(Map.of("session", "unknown")));
  }

  @Test
  void whatCannotBeReadOrOpenedIsSaid() {
    assertFinding(Weight.BAD, diagnosis.vault(Map.of("problems", "2", "problem 1", "damaged")));
    assertFinding(Weight.WARNING, diagnosis.faces(0, "alice"));
    assertFinding(Weight.WARNING, diagnosis.rules(Map.of("face", "the password is wanted")));
    assertFinding(Weight.WARNING, diagnosis.wiring(Set.of()));
  }
}
