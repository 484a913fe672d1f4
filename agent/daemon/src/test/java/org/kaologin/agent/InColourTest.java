package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.liveness.InColour;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.models.ModelStore;

/** A head of infrared and depth, and colour pictures that agree and do not. */
class InColourTest {
  private static final byte GREY = (byte) 128;

  private static FaceEngine engine;

  @BeforeAll
  static void open() throws Exception {
    engine = FaceEngine.open(ModelStore.open(Path.of(System.getProperty("kao.models"))), 2);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "bob", "carol"})
  void everyFrameOfAPersonIsOneInColour(String person) throws Exception {
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf(person));
        ColourDecoder decoder = new ColourDecoder(4)) {
      int frames = 0;
      Optional<CapturedFrame> next = reader.next();
      for (; next.isPresent(); next = reader.next()) {
        if (next.get().colourJpeg().isPresent()) {
          frames++;
          Frame frame = next.get().toFrame(decoder.decode(next.get().colourJpeg().get()));
          assertEquals(InColour.FACE, reading(frame).inColour(), person + " " + frames);
        }
      }
      assertTrue(frames > 2, person);
    }
  }

  @Test
  void aHeadWithoutAFaceInColourIsNone() throws Exception {
    LivenessReading reading = reading(with(alice(), plain(GREY), seat(alice())));
    assertEquals(InColour.NO_FACE, reading.inColour());
    assertEquals(LivenessReading.Finding.LIVE, reading.finding());
    assertEquals(LivenessReading.Finding.NOT_IN_COLOUR, reading.findingInColour());
  }

  @Test
  void aFaceElsewhereInColourIsNotThatHeads() throws Exception {
    Frame alice = alice();
    ColourCalibration there = seat(alice);
    Frame shifted = with(alice, alice.colour().orElseThrow(), moved(there, there.cx() - 400));
    assertEquals(InColour.NO_FACE, reading(shifted).inColour());
  }

  @Test
  void theDarkSaysNothing() throws Exception {
    LivenessReading reading = reading(with(alice(), plain((byte) 12), seat(alice())));
    assertEquals(InColour.UNKNOWN, reading.inColour());
    assertEquals(LivenessReading.Finding.LIVE, reading.findingInColour());
  }

  @Test
  void whatIsBesideTheColourPictureSaysNothing() throws Exception {
    Frame alice = alice();
    Frame beside = with(alice, plain(GREY), moved(seat(alice), -600));
    assertEquals(InColour.UNKNOWN, reading(beside).inColour());
  }

  private static LivenessReading reading(Frame frame) {
    return engine.analyse(frame).liveness().orElseThrow();
  }

  private static Frame alice() throws Exception {
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf("alice"));
        ColourDecoder decoder = new ColourDecoder(4)) {
      CapturedFrame frame = reader.next().orElseThrow();
      while (frame.colourJpeg().isEmpty()) {
        frame = reader.next().orElseThrow();
      }
      return frame.toFrame(decoder.decode(frame.colourJpeg().orElseThrow()));
    }
  }

  private static ColourImage plain(byte value) {
    byte[] rgb = new byte[3 * 480 * 270];
    Arrays.fill(rgb, value);
    return new ColourImage(480, 270, 4, rgb);
  }

  private static ColourCalibration seat(Frame frame) {
    return frame.calibration().colour().orElseThrow();
  }

  private static ColourCalibration moved(ColourCalibration c, double cx) {
    return new ColourCalibration(c.f(), cx, c.cy(), c.shiftD(), c.shiftM(), c.mx(), c.my());
  }

  private static Frame with(Frame frame, ColourImage colour, ColourCalibration seat) {
    return new Frame(
        frame.sequence(),
        frame.timestampNanos(),
        frame.infrared(),
        frame.depth(),
        Optional.of(colour),
        new Calibration(frame.calibration().depth(), Optional.of(seat)));
  }
}
