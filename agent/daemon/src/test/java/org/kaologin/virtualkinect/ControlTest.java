package org.kaologin.virtualkinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;
import org.kaologin.agent.capture.kinect.KinectV2Source;
import org.kaologin.agent.capture.recording.RecordingWriter;

/** The device as the demonstration uses it: attached by its agent's entry, moved by its socket. */
class ControlTest {
  @TempDir static Path folder;
  private static Path control;
  private static Path left;
  private static Path right;

  @BeforeAll
  static void attach() throws Exception {
    control = folder.resolve("control");
    left = record("left", 0);
    right = record("right", 20);
    VirtualKinectAgent.premain("control=" + control + ",play=" + left);
  }

  private static Path record(String name, int number) throws Exception {
    Path file = folder.resolve(name + ".kaorec");
    try (RecordingWriter writer =
        RecordingWriter.create(file, TestFrames.CALIBRATION, Map.of("source", "test"))) {
      writer.add(TestFrames.frame(number, Optional.empty()));
      writer.finish();
    }
    return file;
  }

  @Test
  void showsWhatIsPlayedFromTheNextFrameOn() throws Exception {
    try (KinectV2Source source = KinectV2Source.open()) {
      for (int i = 0; i < 3; i++) {
        assertEquals("ok", Control.send(control, "play " + right));
        assertEquals(700, at(source, 400, 200), 3);
        assertEquals("ok", Control.send(control, "play " + left));
        assertEquals(700, at(source, 200, 200), 3);
        assertEquals("ok", Control.send(control, "empty"));
        assertEquals(2500, at(source, 200, 200), 3);
      }
    }
  }

  @Test
  void unplugsAndPlugsInAgain() throws Exception {
    assertEquals("ok", Control.send(control, "unplug"));
    assertThrows(CaptureException.class, KinectV2Source::open);
    assertEquals("ok", Control.send(control, "replug"));
    KinectV2Source.open().close();
  }

  @Test
  void knowsEveryFault() throws Exception {
    for (String fault : List.of("busy", "usb2")) {
      assertEquals("ok", Control.send(control, fault + " on"));
      assertThrows(CaptureException.class, KinectV2Source::open, fault);
      assertEquals("ok", Control.send(control, fault + " off"));
    }
    assertEquals("ok", Control.send(control, "permission off"));
    assertThrows(CaptureException.class, KinectV2Source::open, "permission");
    for (String command :
        List.of("permission on", "stall on", "stall off", "lose-packets 0", "corrupt-jpeg 0")) {
      assertEquals("ok", Control.send(control, command));
    }
    KinectV2Source.open().close();
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    for (String command :
        List.of("", "dance", "busy maybe", "lose-packets many", "play " + folder.resolve("no"))) {
      String answer = Control.send(control, command);
      assertTrue(answer.startsWith("error "), command + ": " + answer);
    }
  }

  private static float at(KinectV2Source source, int x, int y) throws Exception {
    CapturedFrame frame = source.next(System.nanoTime() + 10_000_000_000L);
    return frame.depth().at(x, y);
  }
}
