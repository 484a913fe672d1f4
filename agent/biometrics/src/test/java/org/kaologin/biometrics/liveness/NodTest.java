package org.kaologin.biometrics.liveness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodTest {
  private static boolean seen(List<Double> pitches) {
    Nod nod = new Nod();
    pitches.forEach(nod::saw);
    return nod.isSeen();
  }

  private static List<Double> pitches(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 -4 -9 -5 0",
        "0 4 9 5 0",
        "12 11 4 3 6 10 11",
        "0 0 0 1 -8 -8 -8 -2",
        "-5 -14 -6 20",
        "0 5 9 1"
      })
  void downAndUpAgainIsANod(String nod) {
    assertTrue(seen(pitches(nod)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0 0 0", "0 -4 -7 -4 0", "0 -4 -9 -9 -9", "0 4 9 14 20", "0 -9 -5"})
  void lessIsNone(String still) {
    assertFalse(seen(pitches(still)));
  }

  @Test
  void aSlowSinkingAndRisingIsNone() {
    assertFalse(
        seen(
            IntStream.range(0, 200).mapToObj(i -> -10.0 * (i < 100 ? i : 200 - i) / 100).toList()));
  }

  @Test
  void oneThatWasSeenStays() {
    Nod nod = new Nod();
    pitches("0 -9 0").forEach(nod::saw);
    IntStream.range(0, 100).forEach(i -> nod.saw(0));
    assertTrue(nod.isSeen());
  }
}
