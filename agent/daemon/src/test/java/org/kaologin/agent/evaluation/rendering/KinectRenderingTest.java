package org.kaologin.agent.evaluation.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/** Half an egg, white on the photograph's left half and dark on its right, 0.8 m away. */
class KinectRenderingTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;
  private static final Calibration CALIBRATION =
      new Calibration(new CameraIntrinsics(365, 365, 100, 80, 0, 0, 0, 0, 0), Optional.empty());

  @TempDir Path folder;
  private Mesh egg;
  private Texture texture;

  @BeforeEach
  void make() throws Exception {
    NpyFiles.egg(folder.resolve("egg.npz"), 41);
    egg = Mesh.read(folder.resolve("egg.npz"));
    BufferedImage photograph = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        photograph.setRGB(x, y, x < 20 ? 0xffffff : 0x606060);
      }
    }
    texture = Texture.of(photograph);
  }

  @Test
  void putsTheSurfaceWhereItWasAskedTo() {
    KinectRendering rendering = render(Placement.straight(800));
    InfraredImage infrared = rendering.infrared(new Random(1));
    DepthImage depth = rendering.depth(infrared, new Random(1));
    // The tip is a little before the median of the surface around it.
    double tip = mean(depth, 98, 78, 5);
    assertEquals(790, tip, 8);
    // Two thirds of the way to the side it has fallen back: 90 mm x (1 - sqrt(1 - 4/9)) = 23 mm.
    assertEquals(tip + 23, mean(depth, 100 + (int) (67 * 365 / 800.0) - 2, 78, 5), 4);
    assertEquals(0, depth.at(5, 5));
    assertEquals(0, infrared.at(5, 5), 20);
  }

  @Test
  void isAMirror() {
    InfraredImage infrared = render(Placement.straight(800)).infrared(new Random(1));
    assertTrue(infrared.at(130, 80) > 3 * infrared.at(70, 80));
  }

  @Test
  void isDarkerFartherAway() {
    double near = render(Placement.straight(600)).infrared(new Random(1)).at(120, 80);
    double far = render(Placement.straight(1200)).infrared(new Random(1)).at(110, 80);
    assertEquals(4, near / far, 0.6);
  }

  @Test
  void hasTheSensorsNoise() {
    KinectRendering rendering = render(Placement.straight(800));
    DepthImage one = rendering.depth(rendering.infrared(new Random(1)), new Random(2));
    DepthImage other = rendering.depth(rendering.infrared(new Random(3)), new Random(4));
    double sum = 0;
    int count = 0;
    for (int y = 70; y < 90; y++) {
      for (int x = 105; x < 125; x++) {
        sum += Math.pow(one.at(x, y) - other.at(x, y), 2) / 2;
        count++;
      }
    }
    // 0.8 mm + 2200 / counts, with some 7000 counts.
    assertEquals(1.1, Math.sqrt(sum / count), 0.15);
  }

  @Test
  void showsThePhotographWhereTheScanHasAHole() throws Exception {
    InfraredImage whole = render(Placement.straight(800)).infrared(new Random(1));
    egg = withoutItsMiddle(egg);
    KinectRendering rendering = render(Placement.straight(800));
    InfraredImage infrared = rendering.infrared(new Random(1));
    DepthImage depth = rendering.depth(infrared, new Random(1));
    assertEquals(0, depth.at(85, 80));
    assertEquals(0, depth.at(115, 80));
    // Which brightness is skin depends on what is left; how much brighter one side is does not.
    double contrast = whole.at(115, 80) / whole.at(85, 80);
    assertTrue(contrast > 3, "contrast " + contrast);
    assertEquals(1, infrared.at(115, 80) / infrared.at(85, 80) / contrast, 0.1);
    assertEquals(800, depth.at(100, 40), 40);
  }

  @Test
  void endsWithThePhotograph() {
    InfraredImage infrared = render(Placement.straight(800)).infrared(new Random(1));
    // The photograph is 200 mm wide: 91 pixels around the middle, seen at the rim's 90 mm behind.
    assertTrue(infrared.at(63, 80) > 500, "inside " + infrared.at(63, 80));
    assertEquals(0, infrared.at(45, 80), 20);
    assertEquals(0, infrared.at(155, 80), 20);
  }

  @Test
  void isTheSameForTheSameSeed() {
    InfraredImage one = render(Placement.casual(800, new Random(1))).infrared(new Random(2));
    InfraredImage other = render(Placement.casual(800, new Random(1))).infrared(new Random(2));
    assertArrayEquals(one.values(), other.values());
  }

  /** The same without the triangles near its tip, which a stereo scan of glasses would not have. */
  private static Mesh withoutItsMiddle(Mesh mesh) {
    double[] v = mesh.vertices();
    int[] faces = new int[mesh.faces().length];
    int count = 0;
    for (int i = 0; i < faces.length; i += 3) {
      int vertex = mesh.faces()[i];
      if (Math.hypot(v[3 * vertex] - 70, v[3 * vertex + 1] - 160) > 60) {
        System.arraycopy(mesh.faces(), i, faces, count, 3);
        count += 3;
      }
    }
    int[] kept = Arrays.copyOf(faces, count);
    return new Mesh(v, mesh.texture(), kept, kept);
  }

  private KinectRendering render(Placement placement) {
    return new KinectRendering(egg, texture, placement, WIDTH, HEIGHT, CALIBRATION);
  }

  private static double mean(DepthImage depth, int left, int top, int side) {
    double sum = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        sum += depth.at(x, y) / (side * side);
      }
    }
    return sum;
  }
}
