package org.kaologin.admin.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopTest {

  /** The portal's Read wraps its answer twice. */
  @ParameterizedTest
  @ValueSource(strings = {"v v u 1", "v u 1"})
  void oneIsDark(String said) {
    assertTrue(Desktop.isDark(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v v u 0", "v v u 2", "", "v s \"dark\""})
  void everythingElseIsLight(String said) {
    assertFalse(Desktop.isDark(said));
  }

  @Test
  void theAccentIsThreeSharesOfOne() {
    assertEquals(Optional.of(new Color(0.5f, 0.25f, 1f)), Desktop.colour("v v (ddd) 0.5 0.25 1"));
  }

  /** Shares out of range are how the portal says that there is no accent. */
  @ParameterizedTest
  @ValueSource(strings = {"v v (ddd) 2 0 0", "v v (ddd) 0.1.2 0 0", "v v (ddd) 1 1", ""})
  void whatIsNoColourIsNone(String said) {
    assertEquals(Optional.empty(), Desktop.colour(said));
  }
}
