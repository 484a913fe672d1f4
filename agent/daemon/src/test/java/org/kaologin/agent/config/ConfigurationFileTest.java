package org.kaologin.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSetHasItsStandard() throws Exception {
    Configuration configuration = read("");

    for (Key<?> key : Keys.all()) {
      assertEquals(key.standard(), configuration.get(key), key.name());
    }
  }

  @Test
  void everyKindOfValueIsRead() throws Exception {
    Configuration configuration =
        read(
            """
            [socket]
            path = "/tmp/kao.sock"
            max-connections = 3
            [state]
            master-key = "/etc/key"
            [sensor]
            source = "recording:/tmp/alice.kaorec"
            [unlock]
            false-match-rate = 1e-4
            services = ["sshd=password", "su=key"]
            lock-screens = ["swaylock"]
            unknown-session = "allow"
            """);

    assertEquals(Path.of("/tmp/kao.sock"), configuration.get(Keys.SOCKET_PATH));
    assertEquals(3, configuration.get(Keys.MAX_CONNECTIONS));
    assertEquals(Optional.of(Path.of("/etc/key")), configuration.get(Keys.MASTER_KEY));
    assertEquals(
        new SensorSource(Optional.of(Path.of("/tmp/alice.kaorec"))),
        configuration.get(Keys.SENSOR_SOURCE));
    assertEquals(1e-4, configuration.get(Keys.FALSE_MATCH_RATE));
    assertEquals(
        Map.of("sshd", ServiceRule.PASSWORD, "su", ServiceRule.KEY),
        configuration.get(Keys.SERVICES));
    assertEquals(List.of("swaylock"), configuration.get(Keys.LOCK_SCREENS));
    assertEquals(UnknownSession.ALLOW, configuration.get(Keys.UNKNOWN_SESSION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          socket.paht = "/a"                     | there is no key socket.paht
          [sockets]                              | there is no key sockets
          [socket.path.deep]                     | there is no key socket.path.deep
          socket = 1                             | there is no key socket
          socket.path = "relative"               | socket.path: expected is a path
          socket.path = 7                        | socket.path: expected is a path
          socket.max-connections = 1             | socket.max-connections: expected is a whole number, 2 to 256
          socket.max-connections = 257           | socket.max-connections: expected is a whole number
          socket.max-connections = 9999999999999 | socket.max-connections: expected is a whole number
          socket.max-connections = 2.5           | socket.max-connections: expected is a whole number
          unlock.false-match-rate = 0.5          | unlock.false-match-rate: expected is a number
          unlock.false-match-rate = nan          | unlock.false-match-rate: expected is a number
          unlock.services = "sshd"               | unlock.services: expected is a list
          unlock.services = ["sshd"]             | unlock.services: expected is a list
          unlock.services = ["sshd=perhaps"]     | unlock.services: expected is a list
          unlock.services = ["sshd=face=nod"]    | unlock.services: expected is a list
          unlock.services = ["a/b=face"]         | unlock.services: expected is a list
          unlock.lock-screens = "swaylock"       | unlock.lock-screens: expected is a list
          unlock.lock-screens = ["a/b"]          | unlock.lock-screens: expected is a list
          unlock.lock-screens = [[]]             | unlock.lock-screens: expected is a list
          unlock.unknown-session = "perhaps"     | unlock.unknown-session: expected is "refuse" or "allow"
          sensor.source = "webcam"               | sensor.source: expected is "kinect" or "recording:/path"
          sensor.source = "recording:here"       | sensor.source: expected is
          sensor.source =                        | Unexpected end
          """)
  void aMistakeIsNamedWithItsLine(String mistake, String message) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read("# first line\n\n" + mistake + "\n"));

    assertTrue(
        refused.getMessage().startsWith(folder.resolve("kao.toml") + ", line 3: "),
        refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read("[a]\nb = 1\n[socket]\npath = 1\n"));

    assertEquals(
        List.of("1", "2", "4"),
        refused
            .getMessage()
            .lines()
            .map(line -> line.replaceFirst(".*, line (\\d+): .*", "$1"))
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a="})
  void listsInListsWithoutEndAreNotFollowed(String opening) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read("a=" + opening.repeat(20_000)));

    assertEquals(
        folder.resolve("kao.toml") + " opens more than 256 brackets", refused.getMessage());
  }

  @Test
  void asManyListsAsMayBeAreRead() throws Exception {
    String mistake = "socket.path = " + "[".repeat(256) + "]".repeat(256);

    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> read(mistake));

    assertTrue(refused.getMessage().contains("socket.path: expected is a path"));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> ConfigurationFile.read(folder.resolve("missing.toml")));

    assertTrue(refused.getMessage().contains("missing.toml"));
  }

  @Test
  void theDocumentedFileIsInStepWithTheTable() throws IOException {
    try (InputStream resource = Keys.class.getResourceAsStream("kao.toml")) {
      assertEquals(
          DocumentedFile.text(), new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theDocumentedFileSetsEveryKeyToItsStandardWhenUncommented() throws Exception {
    String uncommented = DocumentedFile.text().replaceAll("(?m)^#(?=[a-z-]+ = )", "");

    Configuration configuration = read(uncommented);

    for (Key<?> key : Keys.all()) {
      assertTrue(configuration.sets(key), key.name());
      assertEquals(key.standard(), configuration.get(key), key.name());
    }
  }

  private Configuration read(String text) throws IOException, ConfigurationException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("kao.toml"), text));
  }
}
