package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.face.DetectedFace;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.face.FaceDetector;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.face.ShapePredictor;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.models.ModelStore;

/**
 * Every stage of the chain on one frame of a synthetic person: detection, landmarks, pose, surface,
 * embedding. The golden numbers are this chain's own; a change of any stage shows here, and says in
 * which. What they mean is checked where dlib's and TensorFlow's own numbers are at hand, in the
 * tests of those stages.
 */
class ChainTest {
  private static final double PIXELS = 0.5;
  private static final double MILLIMETRES = 0.5;
  private static final double DEGREES = 0.5;

  private static ModelStore models;
  private static FaceEngine engine;
  private static Map<String, List<String>> golden;

  @BeforeAll
  static void open() throws Exception {
    models = ModelStore.open(Path.of(System.getProperty("kao.models")));
    engine = FaceEngine.openAll(models, 2);
    golden = golden();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "bob", "carol", "alice-print"})
  void isAsItWas(String recording) throws Exception {
    FrameAnalysis seen = engine.analyse(first(recording).toFrame(java.util.Optional.empty()));
    FaceBox box = seen.box().orElseThrow();
    assertNumbers(
        recording + " box", PIXELS, List.of(box.left(), box.top(), box.right(), box.bottom()));
    List<Double> places = new ArrayList<>();
    for (Point point : seen.landmarks().orElseThrow().points()) {
      places.add(point.x());
      places.add(point.y());
    }
    assertNumbers(recording + " landmarks", PIXELS, places);
    LivenessReading life = seen.liveness().orElseThrow();
    assertEquals(golden.get(recording + " life").get(0), life.finding().name());
    assertNumbers(
        recording + " surface",
        MILLIMETRES,
        List.of(life.reliefMillimetres(), life.noseMillimetres(), life.eyesMillimetres()));
    FaceSample sample = seen.sample().orElseThrow();
    assertNumbers(
        recording + " pose",
        DEGREES,
        List.of(
            sample.pose().yawDegrees(), sample.pose().pitchDegrees(), sample.pose().rollDegrees()));
    assertEquals(Comparators.FUSION.comparators().size(), sample.embeddings().size());
    sample
        .embeddings()
        .forEach(
            (name, numbers) ->
                assertNumbers(
                    recording + " " + name,
                    1e-3,
                    List.of(
                        (double) numbers[0],
                        (double) numbers[1],
                        (double) numbers[63],
                        (double) numbers[127])));
  }

  /** The colour camera sees the same head as the infrared one, from 52 mm beside it. */
  @Test
  void findsTheSameFaceInColour() throws Exception {
    CapturedFrame frame = withColour("alice");
    FrameAnalysis infrared = engine.analyse(frame.toFrame(java.util.Optional.empty()));
    double range = infrared.sample().orElseThrow().rangeMillimetres();
    double width = infrared.box().orElseThrow().side() * range / frame.calibration().depth().fx();
    try (ColourDecoder decoder = new ColourDecoder(4);
        Network network = Network.load(models, "blazeface", 2)) {
      ColourImage picture = decoder.decode(frame.colourJpeg().orElseThrow()).orElseThrow();
      FaceDetector detector = new FaceDetector(network);
      List<FaceBox> faces = detector.detect(Picture.of(picture));
      assertEquals(1, faces.size());
      findsTheEyes(detector, Picture.of(picture));
      double focal = frame.calibration().colour().orElseThrow().f() / picture.scaleDenominator();
      assertEquals(1, faces.get(0).side() * range / focal / width, 0.2);
      assertTrue(faces.get(0).score() > 0.9, faces::toString);
    }
  }

  /** The detector's eyes are where the regression trees find them, each on its side. */
  private static void findsTheEyes(FaceDetector detector, Picture picture) throws Exception {
    DetectedFace face = detector.faces(picture).get(0);
    Landmarks marks = ShapePredictor.read(models.read("landmarks5")).locate(picture, face);
    double slack = 0.06 * face.box().side();
    assertEquals(0, face.leftEye().distance(marks.leftEye()), slack);
    assertEquals(0, face.rightEye().distance(marks.rightEye()), slack);
    assertTrue(face.rightEye().x() - face.leftEye().x() > 4 * slack, face::toString);
  }

  @Test
  void findsEachOfTwoFacesAndTheNearerFirst() throws Exception {
    CapturedFrame frame = withColour("alice");
    try (ColourDecoder decoder = new ColourDecoder(4);
        Network network = Network.load(models, "blazeface", 2)) {
      Picture one = Picture.of(decoder.decode(frame.colourJpeg().orElseThrow()).orElseThrow());
      FaceDetector detector = new FaceDetector(network);
      FaceBox alone = detector.detect(one).get(0);
      Picture both = withASmallCopyAtTheLeft(one);
      List<FaceBox> faces = detector.detect(both);
      assertEquals(2, faces.size(), faces::toString);
      assertTrue(faces.get(0).overlap(alone) > 0.8, faces::toString);
      assertEquals(alone.centre().x() / 3, faces.get(1).centre().x(), 6);
      assertEquals(alone.centre().y() / 3, faces.get(1).centre().y(), 6);
    }
  }

  @Test
  void tellsPersonsApart() throws Exception {
    float[] alice = embedding("alice");
    assertTrue(distance(alice, embedding("alice-enrol")) < 0.3);
    assertTrue(distance(alice, embedding("bob")) > 0.45);
    assertTrue(distance(alice, embedding("carol")) > 0.45);
  }

  @Test
  void tellsPersonsApartByColourAndDepthToo() throws Exception {
    float[] alice = coloured("alice");
    assertTrue(distance(alice, coloured("alice-enrol")) < distance(alice, coloured("bob")));
    assertTrue(distance(alice, coloured("alice-enrol")) < distance(alice, coloured("carol")));
  }

  /** The embedding of the first frame in colour. */
  private static float[] coloured(String recording) throws Exception {
    CapturedFrame frame = withColour(recording);
    try (ColourDecoder decoder = new ColourDecoder(4)) {
      return engine
          .analyse(frame.toFrame(decoder.decode(frame.colourJpeg().orElseThrow())))
          .sample()
          .orElseThrow()
          .embeddings()
          .get(FaceSample.SIAMESE_COLOUR);
    }
  }

  private static Picture withASmallCopyAtTheLeft(Picture picture) {
    float[][] planes = new float[3][];
    int width = picture.width();
    for (int channel = 0; channel < 3; channel++) {
      planes[channel] = picture.plane(channel).clone();
      for (int y = 0; y < picture.height() / 3; y++) {
        for (int x = 0; x < width / 3; x++) {
          planes[channel][y * width + x] = picture.plane(channel)[3 * y * width + 3 * x];
        }
      }
    }
    return new Picture(width, picture.height(), planes[0], planes[1], planes[2]);
  }

  private static float[] embedding(String recording) throws Exception {
    return engine
        .analyse(first(recording).toFrame(java.util.Optional.empty()))
        .sample()
        .orElseThrow()
        .embeddings()
        .get(FaceSample.APPEARANCE);
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  private static CapturedFrame first(String recording) throws Exception {
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf(recording))) {
      return reader.next().orElseThrow();
    }
  }

  private static CapturedFrame withColour(String recording) throws Exception {
    try (RecordingReader reader = RecordingReader.open(Stage.recordingOf(recording))) {
      CapturedFrame frame = reader.next().orElseThrow();
      while (frame.colourJpeg().isEmpty()) {
        frame = reader.next().orElseThrow();
      }
      return frame;
    }
  }

  private static void assertNumbers(String what, double tolerance, List<Double> found) {
    List<String> expected = golden.get(what);
    assertTrue(expected != null && expected.size() == found.size(), what + " " + found);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(
          Double.parseDouble(expected.get(i)), found.get(i), tolerance, what + " " + found);
    }
  }

  /** Lines of a recording's name, a stage, and its numbers. */
  private static Map<String, List<String>> golden() throws IOException {
    try (InputStream in = ChainTest.class.getResourceAsStream("chain.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split(" ", -1)))
          .collect(
              Collectors.toMap(
                  words -> words.get(0) + " " + words.get(1),
                  words -> words.subList(2, words.size())));
    }
  }
}
