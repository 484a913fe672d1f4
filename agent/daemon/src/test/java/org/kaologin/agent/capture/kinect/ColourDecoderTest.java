package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.biometrics.frame.ColourImage;

class ColourDecoderTest {
  private static byte[] jpeg;

  @BeforeAll
  static void paint() throws Exception {
    jpeg = Pictures.jpeg();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void shrinksThePicture(int scale) throws Exception {
    try (ColourDecoder decoder = new ColourDecoder(scale)) {
      ColourImage image = decoder.decode(jpeg).orElseThrow();
      assertEquals(1920 / scale, image.width());
      assertEquals(1080 / scale, image.height());
      assertEquals(scale, image.scaleDenominator());
      for (int y = 0; y < image.height(); y += 20) {
        for (int x = 0; x < image.width(); x += 20) {
          int at = 3 * (y * image.width() + x);
          int centreX = x * scale + scale / 2;
          int centreY = y * scale + scale / 2;
          assertEquals(Pictures.red(centreX), Byte.toUnsignedInt(image.rgb()[at]), 6);
          assertEquals(Pictures.green(centreY), Byte.toUnsignedInt(image.rgb()[at + 1]), 6);
          assertEquals(Pictures.blue(centreX, centreY), Byte.toUnsignedInt(image.rgb()[at + 2]), 6);
        }
      }
    }
  }

  @Test
  void refusesWhatTheCameraNeverSends() throws Exception {
    try (ColourDecoder decoder = new ColourDecoder(8)) {
      int colour = BufferedImage.TYPE_INT_RGB;
      assertTrue(decoder.decode(new byte[0]).isEmpty());
      assertTrue(decoder.decode(new byte[100_000]).isEmpty());
      assertTrue(decoder.decode(Pictures.jpeg(1280, 720, colour, false)).isEmpty(), "size");
      assertTrue(decoder.decode(Pictures.jpeg(1920, 1080, colour, true)).isEmpty(), "progressive");
      int grey = BufferedImage.TYPE_BYTE_GRAY;
      assertTrue(decoder.decode(Pictures.jpeg(1920, 1080, grey, false)).isEmpty(), "grey");
      assertTrue(decoder.decode(jpeg).isPresent(), "and still decodes the camera's own");
    }
  }

  @Test
  void refusesAPictureCutAnywhere() throws Exception {
    try (ColourDecoder decoder = new ColourDecoder(8)) {
      for (int length = 0; length < 1000; length++) {
        assertTrue(decoder.decode(Arrays.copyOf(jpeg, length)).isEmpty(), "cut at " + length);
      }
      for (int length = jpeg.length - 3; length > 1000; length -= jpeg.length / 20) {
        assertTrue(decoder.decode(Arrays.copyOf(jpeg, length)).isEmpty(), "cut at " + length);
      }
    }
  }

  @Test
  void outlivesDamage() throws Exception {
    Random random = new Random(3);
    int decoded = 0;
    try (ColourDecoder decoder = new ColourDecoder(8)) {
      for (int i = 0; i < 300; i++) {
        byte[] damaged = jpeg.clone();
        int reach = i % 2 == 0 ? 700 : damaged.length;
        for (int k = 0; k < 1 + i % 3; k++) {
          damaged[random.nextInt(reach)] = (byte) random.nextInt();
        }
        Optional<ColourImage> image = decoder.decode(damaged);
        decoded += image.isPresent() ? 1 : 0;
        assertTrue(image.stream().allMatch(p -> p.width() == 240 && p.height() == 135));
      }
      assertTrue(decoded < 300, "some damage was noticed");
      assertTrue(decoder.decode(jpeg).isPresent(), "and the next picture decodes");
    }
  }

  @Test
  void isOverOnceItIsClosed() throws Exception {
    ColourDecoder decoder = new ColourDecoder(2);
    decoder.close();
    decoder.close();
    assertThrows(IllegalStateException.class, () -> decoder.decode(jpeg));
  }

  @Test
  void refusesAScaleThatTheLibraryHasNot() {
    for (int scale : new int[] {-1, 0, 3, 16}) {
      assertThrows(IllegalArgumentException.class, () -> new ColourDecoder(scale).close());
    }
  }
}
