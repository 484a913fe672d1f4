package org.kaologin.agent.manual;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.Agent;
import org.kaologin.agent.ChildJava;
import org.kaologin.agent.cli.Kao;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.ConfigurationFile;
import org.kaologin.agent.config.Key;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.systemd.SystemJournal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the pages say is so, and nothing is missing that is. */
class ManualTest {
  private static final String OPTION = "(?<![\\w-])(--?[a-z0-9A-Z][a-z0-9-]*)";

  @Test
  void kaosPageNamesEachCommandWithItsOptionsAndNoOther() {
    String page = Pages.plain(Pages.named("kao.1"));
    Set<String> commands = new TreeSet<>();
    Set<String> options = new TreeSet<>();
    for (CommandSpec command : tree(new CommandLine(Kao.class).getCommandSpec())) {
      command.options().forEach(option -> options.addAll(List.of(option.names())));
      if (command.subcommands().isEmpty()) {
        String name = command.qualifiedName();
        commands.add(name);
        String synopsis =
            Pages.found(page, "^(" + name + "(?: \\[.*| [A-Z].*|))$").iterator().next();
        Set<String> its =
            command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(its, Pages.found(synopsis, OPTION), name);
        command
            .positionalParameters()
            .forEach(p -> assertTrue(synopsis.contains(" " + p.paramLabel()), synopsis));
      }
    }
    assertEquals(
        commands,
        Pages.found(Pages.section(page, "COMMANDS"), "^(kao [a-z -]*[a-z])(?: \\[| [A-Z]|$)"));
    assertEquals(options, Pages.found(page, OPTION));
  }

  @Test
  void everyOptionIsExplained() {
    String page = Pages.plain(Pages.named("kao.1"));
    for (CommandSpec command : tree(new CommandLine(Kao.class).getCommandSpec())) {
      command
          .options()
          .forEach(
              option ->
                  assertTrue(
                      page.contains("\n.TP\n" + String.join(", ", option.names())),
                      option.longestName()));
    }
  }

  @Test
  void whatDependsOnWhoCallsIsNotWhatItWasAtTheBuild() {
    assertTrue(Pages.named("kao.1").contains("Whose face (default: who calls).\n"));
  }

  @Test
  void kaosPageHasItsExitStatus() throws Exception {
    Set<String> codes = new TreeSet<>(Set.of(Integer.toString(CommandLine.ExitCode.USAGE)));
    Class<?> known = Class.forName("org.kaologin.agent.cli.ExitCode");
    for (var field : known.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.getType() == int.class) {
        codes.add(field.get(null).toString());
      }
    }
    String page = Pages.plain(Pages.named("kao.1"));
    assertEquals(codes, Pages.found(Pages.section(page, "EXIT STATUS"), "^([0-9]+)$"));
  }

  @Test
  void theFilesPageHasEachKeyWithItsTypeRangeAndStandard() {
    String keys = Pages.plain(Pages.section(Pages.named("kao.toml.5"), "KEYS"));
    List<String> said = new ArrayList<>();
    String table = "";
    for (String line : keys.lines().toList()) {
      if (line.startsWith(".SS ")) {
        table = line.substring(5, line.length() - 1);
      } else if (line.matches("[a-z-]+ = .*")) {
        said.add(table + "." + line);
      }
    }
    assertEquals(
        Keys.all().stream().map(key -> key.name() + " = " + key.standardToml()).toList(), said);
    String words = keys.replace("\\(aq", "'").replaceAll("\\s+", " ");
    for (Key<?> key : Keys.all()) {
      assertTrue(words.contains(" = " + key.standardToml() + " " + key.help()), key.name());
    }
  }

  @Test
  void settingsThatAreShownAreAllowed(@TempDir Path folder) throws Exception {
    String guide = Files.readString(Path.of("../../installer/docs/administration.md"));
    String page = Pages.section(Pages.named("kao.toml.5"), "EXAMPLES");
    for (String text : List.of(guide, page)) {
      Matcher shown = Pattern.compile("(?m)^    \\[unlock]\n(    .*\n)+").matcher(text);
      assertTrue(shown.find());
      Path file = Files.writeString(folder.resolve("kao.toml"), shown.group());
      assertNotEquals(
          Configuration.standard().get(Keys.SERVICES),
          ConfigurationFile.read(file).get(Keys.SERVICES));
    }
  }

  @Test
  void noPageSpeaksOfAKeyThatIsNone() throws Exception {
    Set<String> tables = Keys.all().stream().map(Key::table).collect(Collectors.toSet());
    Set<String> names = Keys.all().stream().map(Key::name).collect(Collectors.toSet());
    int spokenOf = 0;
    for (Map.Entry<String, String> page : Pages.all().entrySet()) {
      String pattern =
          "(?<![\\w/.-])((?:" + String.join("|", tables) + ")\\.[a-z-]*[a-z])(?!\\w|\\.)";
      for (String key : Pages.found(Pages.plain(page.getValue()), pattern)) {
        // A file, such as settings.toml, is no key.
        assertTrue(
            names.contains(key) || key.matches("journal\\.(jsonl|seal)"),
            page.getKey() + ": " + key);
        spokenOf++;
      }
    }
    assertTrue(spokenOf >= 2, "the pattern finds none");
  }

  @Test
  void theAgentsPageHasItsOptionsAndItsExitStatus(@TempDir Path folder) throws Exception {
    String page = Pages.plain(Pages.named("kao-agent.8"));
    ChildJava help = ChildJava.run(List.of(), Agent.class, "--help");
    Set<String> statuses = new TreeSet<>(Set.of(status(help)));
    statuses.add(status(ChildJava.run(List.of(), Agent.class, "--frobnicate")));
    String missing = folder.resolve("missing").toString();
    statuses.add(status(ChildJava.run(List.of(), Agent.class, "--config", missing)));
    Path settings = folder.resolve("kao.toml");
    Files.writeString(
        settings,
        "models.directory = \"%s\"%nstate.directory = \"%s/state\"%n"
            .formatted(System.getProperty("kao.models"), missing));
    statuses.add(status(ChildJava.run(List.of(), Agent.class, "--config", settings.toString())));
    statuses.add("3"); // OutOfMemoryTest sees it
    statuses.addAll(Set.of("129", "130", "143")); // Java's, after a signal: 128 and its number

    assertEquals(
        Pages.found(String.join("\n", help.said()), "(?:^|[ \\[])(--?[a-zA-Z]+)"),
        Pages.found(Pages.section(page, "OPTIONS"), "(--?[a-zA-Z]+)"));
    assertEquals(
        statuses,
        Stream.of(Pages.section(page, "EXIT STATUS").split("\n"))
            .filter(line -> line.matches("\\.B [0-9, ]+"))
            .flatMap(line -> Stream.of(line.substring(3).split(", ")))
            .collect(Collectors.toCollection(TreeSet::new)));
    assertTrue(page.contains("MESSAGE_ID=" + SystemJournal.MESSAGE_ID));
  }

  private static String status(ChildJava child) {
    return Integer.toString(child.status());
  }

  @Test
  void eachPageCanBeReadByTheManualsTools(@TempDir Path folder) throws Exception {
    for (Map.Entry<String, String> page : Pages.all().entrySet()) {
      Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
      assertAll(
          () -> assertEquals("", said("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())),
          // A date would be another one at each build.
          () ->
              assertEquals(
                  "",
                  said("mandoc", "-T", "lint", "-W", "warning", file.toString())
                      .lines()
                      .filter(line -> !line.endsWith("WARNING: missing date, using \"\": TH"))
                      .collect(Collectors.joining("\n"))));
    }
  }

  @Test
  void pagesLeadToEachOther() throws Exception {
    Map<String, String> pages = Pages.all();
    for (String name : pages.keySet()) {
      for (String other : links(pages, name)) {
        assertTrue(
            links(pages, other).contains(name), name + " leads to " + other + ", and not back");
      }
    }
    assertEquals(
        pages.keySet(),
        new TreeSet<>(
            pages.keySet().stream().flatMap(name -> links(pages, name).stream()).toList()));
  }

  /** The other pages that one leads to in the end, of Kao's. */
  private static Set<String> links(Map<String, String> pages, String name) {
    Set<String> links = new TreeSet<>();
    Pages.section(pages.get(name), "SEE ALSO")
        .lines()
        .filter(line -> line.startsWith(".BR "))
        .map(line -> line.split("[ (),]+"))
        .map(words -> words[1] + "." + words[2])
        .filter(pages::containsKey)
        .forEach(links::add);
    return links;
  }

  @Test
  void aPlaceThatNothingFillsIsAMistake() {
    Manual manual = new Manual(Kao.class);
    assertThrows(IllegalArgumentException.class, () -> manual.page(".SH X\n@figures kao@\n"));
    assertThrows(IllegalArgumentException.class, () -> manual.page(".SH X\n@options nobody@\n"));
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static List<CommandSpec> tree(CommandSpec root) {
    List<CommandSpec> all = new ArrayList<>(List.of(root));
    root.subcommands().values().forEach(below -> all.addAll(tree(below.getCommandSpec())));
    return all;
  }
}
