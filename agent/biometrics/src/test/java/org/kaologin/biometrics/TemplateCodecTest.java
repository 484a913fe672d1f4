package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Where the network of the first embedding stands: after the head, five floats, count, name. */
  private static int firstNetwork() {
    return 4 + 5 * Float.BYTES + 1 + 1 + FaceSample.APPEARANCE.length();
  }

  @Test
  void doesNotReadWhatAnotherNetworkMade() {
    byte[] bytes = TemplateCodec.encode(templates);
    bytes[firstNetwork()] ^= 1;
    List<FaceSample> left = TemplateCodec.decode(bytes);
    assertEquals(
        templates.subList(1, 3).stream().map(FaceSample::pose).toList(),
        left.stream().map(FaceSample::pose).toList());
  }

  @Test
  void saysSoWhereOtherNetworksMadeAllOfIt() {
    byte[] bytes = TemplateCodec.encode(templates.subList(0, 1));
    bytes[firstNetwork()] ^= 1;
    String message =
        assertThrows(IllegalArgumentException.class, () -> TemplateCodec.decode(bytes))
            .getMessage();
    assertTrue(message.contains("enrol again"), message);
  }

  @Test
  void readsNoVersionThatDidNotNameTheNetworks() {
    for (byte version : new byte[] {1, 2, 4}) {
      byte[] bytes = TemplateCodec.encode(templates);
      bytes[2] = version;
      assertThrows(IllegalArgumentException.class, () -> TemplateCodec.decode(bytes));
    }
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

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x20, 0x7f, 0xf8})
  void refusesNamesThatAreNone(int letter) {
    byte[] bytes = TemplateCodec.encode(templates.subList(0, 1));
    bytes[firstNetwork() - 1] = (byte) letter;
    assertThrows(IllegalArgumentException.class, () -> TemplateCodec.decode(bytes));
    assertThrows(
        IllegalArgumentException.class,
        () -> TemplateCodec.mapped(bytes, (name, numbers) -> numbers));
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
