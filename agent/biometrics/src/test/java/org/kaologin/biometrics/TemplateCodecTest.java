package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateCodecTest {
  private final List<FaceSample> templates =
      List.of(Samples.at(0.1f), Samples.at(-0.7f), Samples.at(0.3f));

  @Test
  void givesBackWhatItWasGiven() {
    List<FaceSample> back = TemplateCodec.decode(TemplateCodec.encode(templates));
    assertEquals(3, back.size());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          templates.get(i).embeddings().get(FaceSample.APPEARANCE),
          back.get(i).embeddings().get(FaceSample.APPEARANCE));
      assertEquals(templates.get(i).pose(), back.get(i).pose());
      assertEquals(templates.get(i).eyeOpenness(), back.get(i).eyeOpenness(), 1e-6);
    }
    assertEquals(List.of(), TemplateCodec.decode(TemplateCodec.encode(List.of())));
  }

  @Test
  void keepsWhatItDoesNotKnowUnknown() {
    FaceSample unseen = new FaceSample(Map.of("x", new float[] {1}), new HeadPose(1, 2, 3), 700);
    assertEquals(
        Double.NaN,
        TemplateCodec.decode(TemplateCodec.encode(List.of(unseen))).get(0).eyeOpenness());
  }

  @Test
  void readsTheVersionBeforeWhichKnewNoEyes() {
    byte[] old = {
      'K',
      'T',
      1,
      1, // one template
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0x44,
      0x2f,
      0,
      0, // its pose, 700 mm
      1,
      1,
      'x',
      0,
      1,
      0x3f,
      (byte) 0x80,
      0,
      0 // one embedding, of one number
    };
    FaceSample template = TemplateCodec.decode(old).get(0);
    assertEquals(700, template.rangeMillimetres());
    assertEquals(Double.NaN, template.eyeOpenness());
    assertArrayEquals(new float[] {1}, template.embeddings().get("x"));
  }

  @Test
  void refusesEveryCut() {
    byte[] bytes = TemplateCodec.encode(templates.subList(0, 1));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> TemplateCodec.decode(cut));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> TemplateCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void refusesNumbersThatAreNone() {
    byte[] bytes =
        TemplateCodec.encode(
            List.of(
                new FaceSample(Map.of("x", new float[] {Float.NaN}), new HeadPose(0, 0, 0), 700)));
    assertThrows(IllegalArgumentException.class, () -> TemplateCodec.decode(bytes));
  }

  @Test
  void neverFailsButWithTheDocumentedExceptionOnNoise() {
    Random random = new Random(3);
    byte[] good = TemplateCodec.encode(templates);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = good.clone();
      for (int k = 0; k < 4; k++) {
        bytes[random.nextInt(40)] = (byte) random.nextInt();
      }
      try {
        TemplateCodec.decode(bytes);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertEquals(true, refused > 2000, "refused " + refused);
  }
}
