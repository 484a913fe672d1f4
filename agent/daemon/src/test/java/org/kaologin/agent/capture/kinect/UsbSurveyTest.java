package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;

class UsbSurveyTest {
  @TempDir Path folder;
  private KernelsList list;

  @BeforeEach
  void boot() throws IOException {
    list = new KernelsList(folder);
  }

  @Test
  void findsAKinectAmongOtherDevices() throws IOException {
    list.attach("1-1", "046d", "02c4", "480");
    list.attach("1-2", "045e", "02d9", "5000");
    assertEquals(Optional.empty(), list.survey().find());
    list.attachKinect("5000");
    AttachedKinect kinect = list.survey().find().orElseThrow();
    assertEquals(Path.of("002/007"), folder.resolve("nodes").relativize(kinect.node()));
    assertEquals(5000, kinect.megabitsPerSecond());
    assertTrue(kinect.accessible());
    assertFalse(kinect.held());
  }

  @Test
  void tellsAProgramsClaimFromADrivers() throws IOException {
    Path device = list.attachKinect("10000");
    list.claim(device, "uvcvideo");
    assertFalse(list.survey().find().orElseThrow().held());
    Files.delete(device.resolve("2-1:1.0/driver"));
    list.claim(device, "usbfs");
    assertTrue(list.survey().find().orElseThrow().held());
  }

  @Test
  void findsNothingWhereThereIsNoListOrADamagedOne() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertEquals(Optional.empty(), new UsbSurvey(nowhere, nowhere).find());
    Path device = list.attachKinect("unknown");
    assertEquals(Optional.empty(), list.survey().find());
    Files.delete(device.resolve("speed"));
    assertEquals(Optional.empty(), list.survey().find());
  }

  @Test
  void isPutIntoWords() throws IOException {
    Diagnosis diagnosis = new Diagnosis(list.survey());
    assertFailure(CaptureFailure.NO_SENSOR, "No Kinect", diagnosis.notFound());
    assertFailure(CaptureFailure.CANNOT_OPEN, "cannot be opened", diagnosis.notOpened());
    assertFailure(CaptureFailure.STALLED, "no frames", diagnosis.stalled(false));
    assertFailure(CaptureFailure.UNPLUGGED, "unplugged", diagnosis.stalled(true));
    Path device = list.attachKinect("480");
    assertFailure(CaptureFailure.NOT_USB3, "480 Mbit/s", diagnosis.notOpened());
    assertFailure(CaptureFailure.STALLED, "no frames", diagnosis.stalled(true));
    list.attachKinect("5000");
    assertFailure(CaptureFailure.CANNOT_OPEN, "cannot be opened", diagnosis.notOpened());
    list.claim(device, "usbfs");
    assertFailure(CaptureFailure.BUSY, "Another program", diagnosis.notOpened());
    list.forbid();
    assertFailure(CaptureFailure.NO_PERMISSION, "002/007", diagnosis.notFound());
  }

  @Test
  void isSeenWithoutBeingOpened() throws Exception {
    Diagnosis diagnosis = new Diagnosis(list.survey());
    assertFailure(
        CaptureFailure.NO_SENSOR,
        "No Kinect v2 is attached",
        assertThrows(CaptureException.class, diagnosis::attached));
    list.attachKinect("480");
    assertFailure(
        CaptureFailure.NOT_USB3,
        "480 Mbit/s",
        assertThrows(CaptureException.class, diagnosis::attached));
    list.attachKinect("5000");
    list.forbid();
    assertEquals("a Kinect v2 is on a port of 5000 Mbit/s", diagnosis.attached());
  }

  private static void assertFailure(CaptureFailure kind, String part, CaptureException e) {
    assertEquals(kind, e.failure());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
