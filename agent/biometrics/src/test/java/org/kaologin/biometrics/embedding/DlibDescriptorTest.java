package org.kaologin.biometrics.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.image.Similarity;
import org.kaologin.models.ModelStore;

/**
 * Alignment and embedding against dlib 19.24 (C++), which computed both descriptors of a chip that
 * a formula makes and of its mirror image.
 */
class DlibDescriptorTest {
  private static final int SIDE = DlibDescriptor.CHIP;

  /** dlib's mean face in the chip, in pixels: where an aligned face has its landmarks. */
  private static final List<Point> ALIGNED =
      List.of(
          chip(0.8595674595992, 0.2134981538014),
          chip(0.6460604764104, 0.2289674387677),
          chip(0.1205750620789, 0.2137274526848),
          chip(0.3340850613712, 0.2290642403242),
          chip(0.4901123135679, 0.6277975316475));

  private static Network network;
  private static DlibDescriptor descriptor;

  @BeforeAll
  static void load() throws Exception {
    ModelStore models = ModelStore.open(java.nio.file.Path.of(System.getProperty("kao.models")));
    network = Network.load(models, "dlib-descriptor", 2);
    descriptor = new DlibDescriptor(network);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void isDlibsMeanOfAFaceAndItsMirrorImage() throws Exception {
    assertArrayEquals(golden(), bothWays(formulaPicture(SIDE, 0)), 1e-5f);
  }

  private static float[] bothWays(Picture chip) throws Exception {
    return DlibDescriptor.mean(descriptor.embed(chip), descriptor.embed(chip.mirrored()));
  }

  @Test
  void cutsTheFaceOutOfALargerPictureByItsLandmarks() throws Exception {
    int room = 40;
    Picture picture = formulaPicture(SIDE + 2 * room, room);
    Landmarks landmarks =
        new Landmarks(ALIGNED.stream().map(p -> new Point(p.x() + room, p.y() + room)).toList());
    assertArrayEquals(golden(), bothWays(DlibDescriptor.chip(picture, landmarks)), 1e-4f);
  }

  @Test
  void bringsATurnedAndSmallerFaceUpright() {
    Similarity turned = new Similarity(0.5 * Math.cos(0.4), 0.5 * Math.sin(0.4), 200, 90);
    Landmarks landmarks = new Landmarks(ALIGNED.stream().map(turned::apply).toList());
    Similarity toChip = landmarks.toChip(SIDE, DlibDescriptor.PADDING);
    for (int i = 0; i < Landmarks.COUNT; i++) {
      Point back = toChip.apply(landmarks.points().get(i));
      assertEquals(ALIGNED.get(i).x(), back.x(), 1e-9);
      assertEquals(ALIGNED.get(i).y(), back.y(), 1e-9);
    }
    assertEquals(Math.toDegrees(0.4), landmarks.rollDegrees(), 0.2);
  }

  private static Point chip(double x, double y) {
    return new Point((x + 0.25) / 1.5 * SIDE, (y + 0.25) / 1.5 * SIDE);
  }

  /** The formula chip, with a grey rim of some pixels around it. */
  private static Picture formulaPicture(int side, int rim) {
    float[][] planes = new float[3][side * side];
    for (int i = 0; i < side * side; i++) {
      int x = i % side - rim;
      int y = i / side - rim;
      boolean inside = x >= 0 && y >= 0 && x < SIDE && y < SIDE;
      planes[0][i] = inside ? (7 * x + 3 * y) % 256 : 128;
      planes[1][i] = inside ? (x * x / 5 + 11 * y) % 256 : 128;
      planes[2][i] = inside ? (5 * (x ^ y) + 17) % 256 : 128;
    }
    return new Picture(side, side, planes[0], planes[1], planes[2]);
  }

  private static float[] golden() throws IOException {
    try (InputStream in = DlibDescriptorTest.class.getResourceAsStream("mirrored.txt")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] words = lines.get(1).split(" ", -1);
      float[] numbers = new float[words.length];
      for (int i = 0; i < words.length; i++) {
        numbers[i] = Float.parseFloat(words[i]);
      }
      return numbers;
    }
  }
}
