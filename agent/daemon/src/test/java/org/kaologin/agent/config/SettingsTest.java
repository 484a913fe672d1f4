package org.kaologin.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("settings.toml");
  }

  @Test
  void anAdjustedValueGoesBeforeTheFilesAndOutlivesARestart() throws Exception {
    Configuration below = Configuration.standard().with(Keys.FALSE_MATCH_RATE, 1e-3);
    Settings settings = Settings.open(below, file);
    assertEquals(1e-3, settings.get(Keys.FALSE_MATCH_RATE));

    settings.adjust(Keys.FALSE_MATCH_RATE, "1e-6");
    settings.adjust(Keys.SERVICES, "su=nod, login=password");

    for (Settings each : List.of(settings, Settings.open(below, file))) {
      assertEquals(1e-6, each.get(Keys.FALSE_MATCH_RATE));
      assertEquals(
          Map.of("su", ServiceRule.NOD, "login", ServiceRule.PASSWORD), each.get(Keys.SERVICES));
      assertEquals("su=nod, login=password", each.current().text(Keys.SERVICES));
    }
  }

  @Test
  void whatNobodyAdjustedStillFollowsTheFile() throws Exception {
    Settings.open(Configuration.standard(), file).adjust(Keys.FALSE_MATCH_RATE, "1e-6");

    Configuration changed = Configuration.standard().with(Keys.FAILURES, 3);

    assertEquals(3, Settings.open(changed, file).get(Keys.FAILURES));
  }

  @Test
  void aWrongValueChangesNothing() throws Exception {
    Settings settings = Settings.open(Configuration.standard(), file);

    assertThrows(
        ConfigurationException.class, () -> settings.adjust(Keys.FALSE_MATCH_RATE, "often"));
    assertThrows(ConfigurationException.class, () -> settings.adjust(Keys.FAILURES, "6"));

    assertEquals(Configuration.standard().get(Keys.FAILURES), settings.get(Keys.FAILURES));
    assertTrue(Files.notExists(file));
  }

  @Test
  void aKeyThatIsNotAdjustableIsRefusedInARequestAndInTheAgentsOwnFile() throws Exception {
    Settings settings = Settings.open(Configuration.standard(), file);
    assertThrows(
        ConfigurationException.class, () -> settings.adjust(Keys.UNKNOWN_SESSION, "allow"));

    Files.writeString(file, "unlock.unknown-session = \"allow\"\n");

    assertThrows(ConfigurationException.class, () -> Settings.open(Configuration.standard(), file));
  }

  @Test
  void aValueThatCannotBeKeptIsNotInForce() throws Exception {
    Settings settings =
        Settings.open(Configuration.standard(), folder.resolve("missing/settings.toml"));

    assertThrows(IOException.class, () -> settings.adjust(Keys.FAILURES, "1"));

    assertEquals(5, settings.get(Keys.FAILURES));
  }
}
