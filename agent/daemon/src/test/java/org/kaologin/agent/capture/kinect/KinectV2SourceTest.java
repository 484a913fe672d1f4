package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.virtualkinect.VirtualKinect;

/** The real libfreenect2 on a virtual device. */
class KinectV2SourceTest {
  @TempDir static Path folder;
  private static Path recording;
  private static byte[] jpeg;
  private static VirtualKinect device;
  private KernelsList list;

  @BeforeAll
  static void plugIn() throws Exception {
    jpeg = Pictures.jpeg();
    recording = folder.resolve("scene.kaorec");
    try (RecordingWriter writer =
        RecordingWriter.create(recording, TestFrames.CALIBRATION, Map.of())) {
      writer.add(TestFrames.frame(0, Optional.of(jpeg)));
      writer.finish();
    }
    device = VirtualKinect.install(Optional.of(recording));
  }

  @BeforeEach
  void show(@TempDir Path kernel) throws Exception {
    list = new KernelsList(kernel);
    device.play(recording);
  }

  @AfterEach
  void repair() {
    device.plugged(true);
    device.busy(false);
    device.permission(true);
    device.usb2(false);
    device.stalled(false);
    device.losePackets(0);
    device.corruptJpegs(0);
    device.blankOptics(false);
    device.halfAnswers(false);
    device.garbled(false);
  }

  @Test
  void seesWhatStandsBeforeTheDevice() throws Exception {
    CapturedFrame shown = TestFrames.frame(0);
    try (KinectV2Source source = open()) {
      CapturedFrame seen = withColour(source);
      double depthError = 0;
      double infraredError = 0;
      int compared = 0;
      for (int y = 1; y < TestFrames.HEIGHT - 1; y++) {
        for (int x = 1; x < TestFrames.WIDTH - 1; x++) {
          depthError =
              Math.max(depthError, Math.abs(seen.depth().at(x, y) - shown.depth().at(x, y)));
          double counts = shown.infrared().at(x, y);
          infraredError =
              Math.max(infraredError, Math.abs(seen.infrared().at(x, y) - counts) / counts);
          compared++;
        }
      }
      assertTrue(compared > 200_000);
      assertTrue(depthError < 3, "depth differs by up to " + depthError + " mm");
      assertTrue(infraredError < 0.02, "infrared differs by up to " + infraredError);
      assertArrayEquals(jpeg, seen.colourJpeg().get(), "the camera's own bytes");
      assertTrue(source.description().contains("000000777000"), source.description());
      assertEquals(365.456, seen.calibration().depth().fx(), 1e-3);
      assertEquals(1.0, seen.calibration().colour().get().mx().get(9), 1e-6);
    }
  }

  @Test
  void countsFramesAndKeepsTheDevicesTime() throws Exception {
    try (KinectV2Source source = open()) {
      CapturedFrame first = next(source);
      CapturedFrame second = next(source);
      assertTrue(second.sequence() > first.sequence());
      assertTrue(second.timestampNanos() > first.timestampNanos());
    }
  }

  @Test
  void saysThatThereIsNoSensor() {
    device.plugged(false);
    assertEquals(CaptureFailure.NO_SENSOR, failureToOpen().failure());
  }

  @Test
  void saysThatItMayNotOpenTheDevice() throws Exception {
    device.permission(false);
    CaptureException unknown = failureToOpen();
    assertEquals(CaptureFailure.NO_SENSOR, unknown.failure(), "the library hides the device");
    assertTrue(unknown.getMessage().contains("udev"), unknown.getMessage());
    list.attachKinect("5000");
    list.forbid();
    assertEquals(CaptureFailure.NO_PERMISSION, failureToOpen().failure());
  }

  @Test
  void saysThatAnotherProgramHoldsTheDevice() throws Exception {
    device.busy(true);
    assertEquals(CaptureFailure.CANNOT_OPEN, failureToOpen().failure());
    list.claim(list.attachKinect("5000"), "usbfs");
    assertEquals(CaptureFailure.BUSY, failureToOpen().failure());
  }

  @Test
  void saysThatThePortIsTooSlow() throws Exception {
    device.usb2(true);
    CaptureException unknown = failureToOpen();
    assertEquals(CaptureFailure.CANNOT_OPEN, unknown.failure());
    assertTrue(unknown.getMessage().contains("USB 3"), unknown.getMessage());
    list.attachKinect("480");
    assertEquals(CaptureFailure.NOT_USB3, failureToOpen().failure());
  }

  @Test
  void refusesADeviceThatForgotItsOptics() throws Exception {
    device.blankOptics(true);
    CaptureException e = failureToOpen();
    assertEquals(CaptureFailure.CANNOT_START, e.failure());
    assertTrue(e.getMessage().contains("impossible optics"), e.getMessage());
    assertEquals(0, device.openHandles());
    device.blankOptics(false);
    try (KinectV2Source source = open()) {
      next(source);
    }
  }

  @Test
  void refusesADeviceThatAnswersByHalves() throws Exception {
    device.halfAnswers(true);
    assertEquals(CaptureFailure.CANNOT_START, failureToOpen().failure());
    assertEquals(0, device.openHandles());
    device.halfAnswers(false);
    try (KinectV2Source source = open()) {
      next(source);
    }
  }

  @Test
  void outlivesStreamsOfNoise() throws Exception {
    try (KinectV2Source source = open()) {
      next(source);
      device.garbled(true);
      int begun = device.depthFrames();
      while (device.depthFrames() < begun + 30) {
        Thread.onSpinWait();
      }
      device.garbled(false);
      // What came before the noise, and in part of it, may still be on its way.
      for (int i = 0; i < 3; i++) {
        next(source);
      }
      assertEquals(700, next(source).depth().at(200, 200), 3);
      assertArrayEquals(jpeg, withColour(source).colourJpeg().get());
    }
  }

  /** Without disowning the pipeline, this ends the process. */
  @Test
  void garbageCollectionLeavesTheLibrarysPipelineAlone() throws Exception {
    try (KinectV2Source source = open()) {
      next(source);
      collectGarbage();
      assertEquals(700, next(source).depth().at(200, 200), 3);
    }
    collectGarbage();
    try (KinectV2Source source = open()) {
      next(source);
    }
  }

  /** Until JavaCPP has deallocated what nobody holds. */
  private static void collectGarbage() {
    long before = Pointer.totalCount();
    forget();
    while (Pointer.totalCount() > before) {
      System.gc();
    }
  }

  private static void forget() {
    new BytePointer(1000).put((byte) 1);
  }

  @Test
  void noticesTheUnpluggingAndWorksAgainAfterwards() throws Exception {
    Path listed = list.attachKinect("5000");
    try (KinectV2Source source = open()) {
      next(source);
      device.plugged(false);
      list.detach(listed);
      CaptureException e =
          assertThrows(
              CaptureException.class,
              () -> {
                while (true) {
                  source.next(System.nanoTime() + 500_000_000L);
                }
              });
      assertEquals(CaptureFailure.UNPLUGGED, e.failure());
    }
    device.plugged(true);
    try (KinectV2Source source = open()) {
      next(source);
    }
  }

  @Test
  void noticesAStallAndGoesOnWhenItIsOver() throws Exception {
    try (KinectV2Source source = open()) {
      next(source);
      device.stalled(true);
      CaptureException e =
          assertThrows(
              CaptureException.class,
              () -> {
                while (true) {
                  source.next(System.nanoTime() + 300_000_000L);
                }
              });
      assertEquals(CaptureFailure.STALLED, e.failure());
      device.stalled(false);
      next(source);
    }
  }

  @Test
  void dropsAFrameOfWhichAPartWasLostAndGoesOn() throws Exception {
    try (KinectV2Source source = open()) {
      long before = next(source).sequence();
      device.losePackets(3);
      CapturedFrame frame = next(source);
      while (frame.sequence() < before + 5) {
        assertEquals(700, frame.depth().at(200, 200), 3, "no frame is half of another");
        frame = next(source);
      }
    }
  }

  @Test
  void handsOnADamagedPictureThatTheDecoderRefuses() throws Exception {
    device.corruptJpegs(1_000_000);
    try (KinectV2Source source = open();
        ColourDecoder decoder = new ColourDecoder(4)) {
      assertTrue(decoder.decode(withColour(source).colourJpeg().get()).isEmpty());
      device.corruptJpegs(0);
      Optional<ColourImage> image = Optional.empty();
      while (image.isEmpty()) {
        image = decoder.decode(withColour(source).colourJpeg().get());
      }
      assertEquals(480, image.get().width());
    }
  }

  @Test
  void forgetsAPictureThatNoneFollows() throws Exception {
    try (KinectV2Source source = open()) {
      assertTrue(withColour(source).colourJpeg().isPresent());
      // A room in which the colour camera is silent.
      device.empty();
      int frames = 0;
      while (next(source).colourJpeg().isPresent()) {
        frames++;
        assertTrue(frames < 60, "a picture outlives what it shows");
      }
    }
  }

  private KinectV2Source open() throws CaptureException {
    return KinectV2Source.open(new Diagnosis(list.survey()));
  }

  private static CapturedFrame next(KinectV2Source source) throws Exception {
    return source.next(System.nanoTime() + 10_000_000_000L);
  }

  private static CapturedFrame withColour(KinectV2Source source) throws Exception {
    CapturedFrame frame = next(source);
    while (frame.colourJpeg().isEmpty()) {
      frame = next(source);
    }
    return frame;
  }

  private CaptureException failureToOpen() {
    return assertThrows(
        CaptureException.class,
        () -> {
          try (KinectV2Source source = open()) {
            next(source);
          }
        });
  }
}
