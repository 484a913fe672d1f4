package org.kaologin.admin.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.text.Texts;

class HappeningTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  private static Happening of(String fields) {
    return Happening.parse("{\"time\":\"2026-01-02T03:04:05Z\"," + fields + "}").orElseThrow();
  }

  @Test
  void aRefusalSaysWhy() {
    Happening spoof =
        of(
            "\"event\":\"authenticate\",\"outcome\":\"not-live\",\"service\":\"sudo\",\"finding\":\"dark-in-infrared\"");

    assertTrue(spoof.isRefusal());
    assertEquals("Not a living face", spoof.what(TEXTS));
    assertEquals("sudo", spoof.service());
    assertEquals("It was dark in infrared, as a screen is", spoof.why(TEXTS));
  }

  @Test
  void anUnlockIsNoRefusal() {
    Happening unlock = of("\"event\":\"authenticate\",\"outcome\":\"accepted\"");

    assertTrue(unlock.isUnlock() && !unlock.isRefusal() && !unlock.isChange());
    assertEquals("", unlock.why(TEXTS));
  }

  @Test
  void whatALaterAgentWritesIsShownAsItIs() {
    assertEquals("dance: done", of("\"event\":\"dance\",\"outcome\":\"done\"").what(TEXTS));
  }

  @Test
  void whatIsNoEntryIsPassedOver() {
    assertEquals(Optional.empty(), Happening.parse("{"));
    assertEquals(Optional.empty(), Happening.parse("{\"time\":\"yesterday\"}"));
    assertEquals(Optional.empty(), Happening.parse("[]"));
  }
}
