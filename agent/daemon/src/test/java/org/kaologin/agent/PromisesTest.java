package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of THREAT_MODEL.md names what keeps it, and that is there. */
class PromisesTest {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("kao.models"), "../../..").normalize();
  private static final String HEADING = "## What is promised";
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("(?:.*/)?(\\w+Test)");

  @Test
  void eachIsKeptBySomethingThatIsThere() throws IOException {
    Set<String> tests = tests();
    List<String> missing = new ArrayList<>();
    List<String> rows = rows();
    assertTrue(rows.size() >= 10, rows::toString);
    for (String row : rows) {
      List<String> named = NAMED.matcher(row).results().map(PromisesTest::name).toList();
      boolean kept = false;
      for (String name : named) {
        boolean isTest = TEST.matcher(name).matches();
        boolean isThere =
            isTest
                ? tests.contains(TEST.matcher(name).replaceAll("$1"))
                : Files.exists(REPOSITORY.resolve(name));
        kept |= isThere;
        if (isTest && !isThere) {
          missing.add(name);
        }
      }
      if (!kept) {
        missing.add("nothing keeps:" + row);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }

  /** The second cells of the table. */
  private static List<String> rows() throws IOException {
    String text = Files.readString(REPOSITORY.resolve("agent/THREAT_MODEL.md"));
    return text.substring(text.indexOf(HEADING))
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .skip(1)
        .map(line -> line.substring(line.indexOf("| ", 2)))
        .toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve("agent"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
