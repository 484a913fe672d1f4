package org.kaologin.admin.strictness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.admin.text.Texts;

class RulesTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "unlock.false-match-rate", "1.0E-4",
          "unlock.attention", "on",
          "unlock.sign-of-life", "none",
          "unlock.adaptation", "on",
          "unlock.services", "sshd=password, su=key");

  private static Rules with(String key, String value) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put(key, value);
    return Rules.of(settings);
  }

  @Test
  void nothingChangedIsNothingToSet() {
    assertEquals(List.of(), Rules.of(SETTINGS).since(Rules.of(SETTINGS)));
    assertEquals(List.of(), Rules.of(SETTINGS).weaknesses());
  }

  @ParameterizedTest
  @CsvSource({
    "unlock.false-match-rate, 1.0E-5",
    "unlock.attention, off",
    "unlock.sign-of-life, blink",
    "unlock.adaptation, off",
    "unlock.services, 'sshd=password,su=key,sudo=nod'"
  })
  void whatChangedIsSet(String key, String value) {
    assertEquals(List.of(new Rules.Change(key, value)), with(key, value).since(Rules.of(SETTINGS)));
  }

  @ParameterizedTest
  @CsvSource({
    "unlock.false-match-rate, 0.001, strictness.weak.rate",
    "unlock.attention, off, strictness.weak.attention",
    "unlock.services, sshd=face, strictness.weak.sshd",
    "unlock.services, '', strictness.weak.sshd"
  })
  void whatIsWeakerSaysSo(String key, String value, String weakness) {
    assertEquals(List.of(weakness), with(key, value).weaknesses());
  }

  @ParameterizedTest
  @CsvSource({
    "unlock.attention, perhaps",
    "unlock.sign-of-life, dance",
    "unlock.services, sudo=smile",
    "unlock.services, sudo",
    "unlock.false-match-rate, often"
  })
  void whatAnotherAgentSaysIsRefused(String key, String value) {
    assertThrows(IllegalArgumentException.class, () -> with(key, value));
    assertThrows(IllegalArgumentException.class, () -> Rules.of(Map.of()));
  }

  @Test
  void everyWordOfTheAgentHasWordsForPeople() {
    Texts texts = Texts.of(Locale.JAPANESE);
    Rules weakest = new Rules(1e-2, false, "none", true, Map.of());
    weakest.weaknesses().forEach(texts::get);
    ServiceRules.ALL.forEach(rule -> texts.get("strictness.rule." + rule));
    Rules.SIGNS_OF_LIFE.forEach(sign -> texts.get("strictness.life." + sign));
    assertEquals(3, weakest.weaknesses().size());
  }

  @Test
  void theSliderGoesFromOneInAHundredToOneInAMillion() {
    assertEquals(1e-2, RateScale.rate(0));
    assertEquals(1e-6, RateScale.rate(RateScale.MOST));
    for (int step = 0; step <= RateScale.MOST; step++) {
      assertEquals(step, RateScale.step(RateScale.rate(step)));
    }
    assertEquals(10_000, RateScale.oneIn(1e-4));
    assertEquals(56_000, RateScale.oneIn(RateScale.rate(11)));
  }
}
