package org.kaologin.admin.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPageTest {

  /** PROTOCOL.md, "Who may ask": a password is asked for about others, and root never. */
  @ParameterizedTest
  @CsvSource({
    "alice, alice, true",
    "bob, alice, false",
    "'', alice, false",
    "alice, root, true",
    "'', root, true"
  })
  void onlyWhatNeedsNoPasswordIsAskedForByItself(String user, String self, boolean free) {
    assertEquals(free, MapPage.isFree(user, self));
  }
}
