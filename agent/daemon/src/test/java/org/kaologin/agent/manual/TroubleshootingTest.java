package org.kaologin.agent.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for who is in trouble quotes what is really said. */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("../../installer/docs/troubleshooting.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void eachMessageIsOneOfTheProgramsOwn() throws IOException {
    String said = sources();
    List<String> messages =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" \\| ", 2)[0])
            .flatMap(cell -> QUOTED.matcher(cell).results())
            .map(quoted -> quoted.group(1))
            .toList();
    assertTrue(messages.size() > 40, "only " + messages.size() + " are found");

    List<String> unknown =
        messages.stream()
            .filter(
                message ->
                    !Stream.of(message.split("…")).map(String::strip).allMatch(said::contains))
            .toList();

    assertEquals(List.of(), unknown);
  }

  /** What the programs can say, with texts whole that go over several lines of code. */
  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path program :
        List.of(
            Path.of("src/main/java"),
            Path.of("../../native-pam-shim/src"),
            Path.of("../../installer/pam/kao-pam"))) {
      try (Stream<Path> files = Files.walk(program)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return Pattern.compile("\"\\s*\\+\\s*\"").matcher(all).replaceAll("").replace("\\\"", "\"");
  }
}
