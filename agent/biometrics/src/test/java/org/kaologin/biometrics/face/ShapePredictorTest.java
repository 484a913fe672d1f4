package org.kaologin.biometrics.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/**
 * The landmarks are dlib's. The reference points were computed by a second implementation that
 * agrees with dlib 19.24 on 555 landmarks of photographs, here on a picture that a formula makes.
 */
class ShapePredictorTest {
  private static final ModelStore MODELS =
      ModelStore.open(Path.of(System.getProperty("kao.models")));
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private static final double[][] SQUARES = {
    {100, 60, 220, 180}, {20.5, 30.25, 140.5, 150.25}, {230, 150, 350, 270}
  };

  /** The middle of the four eye corners of dlib's mean shape, in its square. */
  private static final Point MEAN_EYES = new Point(0.50138910487, 0.34965313971);

  private static final double[][] LANDMARKS = {
    {
      195.3007, 108.2762, 175.961, 108.3844, 127.4286, 104.9609, 147.8466, 107.2222, 164.902,
      152.5856
    },
    {98.5728, 78.3251, 86.2452, 78.23, 57.5488, 78.2716, 69.5179, 78.2184, 78.0676, 112.7181},
    {
      319.6197, 200.2875, 304.4195, 194.4092, 271.5154, 178.2087, 283.8043, 185.1667, 278.5694,
      226.0415
    },
  };

  @Test
  void findsDlibsLandmarks() throws ModelException {
    ShapePredictor predictor = ShapePredictor.read(MODELS.read("landmarks5"));
    for (int i = 0; i < SQUARES.length; i++) {
      Landmarks found = predictor.locate(picture(), boxFor(SQUARES[i]));
      for (int k = 0; k < Landmarks.COUNT; k++) {
        assertEquals(LANDMARKS[i][2 * k], found.points().get(k).x(), 0.02, i + " x of " + k);
        assertEquals(LANDMARKS[i][2 * k + 1], found.points().get(k).y(), 0.02, i + " y of " + k);
      }
    }
  }

  /** In photographs the box says how large the face is, the detector's eyes where. */
  @Test
  void followsTheEyesInPhotographs() throws ModelException {
    ShapePredictor predictor = ShapePredictor.read(MODELS.read("landmarks5"));
    for (int i = 0; i < SQUARES.length; i++) {
      double[] square = SQUARES[i];
      double side = square[2] - square[0];
      double half = side / Parameters.PHOTOGRAPH_SQUARE / 2;
      FaceBox elsewhere = new FaceBox(90 - half, 90 - half, 90 + half, 90 + half, 1);
      Point eyes = new Point(square[0] + MEAN_EYES.x() * side, square[1] + MEAN_EYES.y() * side);
      Landmarks found =
          predictor.locate(
              picture(),
              new DetectedFace(
                  elsewhere,
                  new Point(eyes.x() - 20, eyes.y() - 2),
                  new Point(eyes.x() + 20, eyes.y() + 2)));
      for (int k = 0; k < Landmarks.COUNT; k++) {
        assertEquals(LANDMARKS[i][2 * k], found.points().get(k).x(), 0.02, i + " x of " + k);
        assertEquals(LANDMARKS[i][2 * k + 1], found.points().get(k).y(), 0.02, i + " y of " + k);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 1_000_000})
  void refusesAFileThatEndsEarly(int length) throws ModelException {
    ByteBuffer early = MODELS.read("landmarks5").limit(length);
    assertThrows(ModelException.class, () -> ShapePredictor.read(early));
  }

  @Test
  void refusesAFileWithSomethingAfterItsEnd() throws ModelException {
    ByteBuffer whole = MODELS.read("landmarks5");
    ByteBuffer longer = ByteBuffer.allocate(whole.remaining() + 1).put(whole).rewind();
    assertThrows(ModelException.class, () -> ShapePredictor.read(longer));
  }

  /** The detector's box that leads to a given square of landmarks. */
  private static FaceBox boxFor(double[] square) {
    double cut = (1 - 1 / Parameters.LANDMARK_SQUARE) / 2 * (square[2] - square[0]);
    return new FaceBox(square[0] + cut, square[1] + cut, square[2] - cut, square[3] - cut, 1);
  }

  private static Picture picture() {
    float[] values = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double value =
            Math.floor(
                128 + 60 * Math.sin(x / 17.0) + 50 * Math.cos(y / 23.0) + (x * 7 + y * 13) % 11);
        values[y * WIDTH + x] = (float) Math.max(0, Math.min(255, value));
      }
    }
    return Picture.grey(WIDTH, HEIGHT, values);
  }
}
