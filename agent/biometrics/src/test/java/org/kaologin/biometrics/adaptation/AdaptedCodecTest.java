package org.kaologin.biometrics.adaptation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdaptedCodecTest {
  private final Random random = new Random(1);
  private final Person person = Person.any(random);
  private final Adapted adapted =
      new Adapted(
          List.of(new Fresh(person.capture(random), 3), new Fresh(person.capture(random), 20)),
          List.of(new Confirmed(person.capture(random), 19)));

  @Test
  void givesBackWhatItWasGiven() {
    byte[] bytes = AdaptedCodec.encode(adapted);

    Adapted back = AdaptedCodec.decode(bytes);

    assertEquals(List.of(3, 20), back.fresh().stream().map(Fresh::unlocksLeft).toList());
    assertEquals(List.of(19), back.confirmed().stream().map(Confirmed::unlocksWithout).toList());
    assertArrayEquals(bytes, AdaptedCodec.encode(back));
    assertEquals(Adapted.NONE, AdaptedCodec.decode(AdaptedCodec.encode(Adapted.NONE)));
  }

  @Test
  void refusesEveryCutAndEveryChangeOfItsHead() {
    byte[] bytes = AdaptedCodec.encode(adapted);
    for (int length = 0; length < bytes.length; length += length < 20 ? 1 : 97) {
      refuses(Arrays.copyOf(bytes, length));
    }
    refuses(Arrays.copyOf(bytes, bytes.length + 1));
    for (int i = 0; i < 5; i++) {
      byte[] changed = bytes.clone();
      changed[i]++;
      refuses(changed);
    }
  }

  @Test
  void refusesCountersThatCannotBe() {
    for (int wrong : new int[] {0, 21, -1}) {
      byte[] bytes = AdaptedCodec.encode(adapted);
      bytes[5] = (byte) wrong;
      refuses(bytes);
    }
    byte[] bytes = AdaptedCodec.encode(adapted);
    bytes[7] = 20;
    refuses(bytes);
  }

  @Test
  void refusesMoreTemplatesThanAreEverKept() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Adapted(person.captures(3, random).stream().map(Fresh::of).toList(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Adapted(
                List.of(),
                person.captures(4, random).stream().map(c -> new Confirmed(c, 0)).toList()));
  }

  private static void refuses(byte[] bytes) {
    assertThrows(IllegalArgumentException.class, () -> AdaptedCodec.decode(bytes));
  }
}
