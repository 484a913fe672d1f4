package org.kaologin.biometrics.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "+, true",
    "-, false",
    "-+, false",
    "-++, true",
    "++-, false",
    "----+, false",
    "----++, false",
    "----+++, true",
    "+-+, true"
  })
  void believesMostOfTheLastFewAndTheLastOne(String frames, boolean attending) {
    Watch watch = new Watch();
    frames.chars().forEach(frame -> watch.saw(frame == '+'));
    assertEquals(attending, watch.isAttending());
  }
}
