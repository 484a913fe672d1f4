package org.kaologin.agent.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.agent.cli.Kao;
import picocli.CommandLine;

/** What the shells make of it. */
class CompletionTest {
  private static final Syntax KAO = Syntax.of(new CommandLine(Kao.class).getCommandSpec());

  /** Says what is possible for a line's last word. */
  private static final String BASH =
      """
      . "$1"
      COMP_LINE=$2 COMP_WORDS=($3) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      [ "$4" = word ] || { COMP_WORDS+=('') COMP_CWORD=$((COMP_CWORD + 1)); }
      _kao kao
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private static final String FISH = "source $argv[1]; complete -C$argv[2]";

  /** Types a line, tab and Enter into a shell, where the command says what it was given. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty typed zsh -f -i
      zpty -w typed "fpath=($1 \\$fpath); autoload -Uz compinit; compinit -D -u; PS1=; kao() { print -r -- \\"<\\$*>\\" }"
      zpty -w -n typed "$2"$'\\t\\n'
      zpty -r typed said $'*\\n<*>*'
      print -r -- kao ${${said##*$'\\n'<}%>*}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("kao"), BashCompletion.of(KAO));
    Files.writeString(folder.resolve("_kao"), ZshCompletion.of(KAO));
    Files.writeString(folder.resolve("kao.fish"), FishCompletion.of(KAO));
    Files.createDirectory(folder.resolve("a-folder"));
    Files.createFile(folder.resolve("a-file.kaorec"));
  }

  @Test
  void allShellsKnowEachCommandAndEachOptionAndNoOther() throws Exception {
    for (Syntax command : KAO.all()) {
      Set<String> options = new TreeSet<>();
      command.flags().forEach(flag -> options.addAll(flag.names()));
      Set<String> longOnes =
          options.stream()
              .filter(name -> name.startsWith("--"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(options, inBash(command.name() + " -"), command.name());
      assertEquals(longOnes, inFish(command.name() + " --"), command.name());
      if (!command.commands().isEmpty()) {
        Set<String> words =
            command.commands().stream()
                .map(Syntax::word)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(words, inBash(command.name() + " "));
        assertEquals(words, inFish(command.name() + " "));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kao doc, doctor",
    "kao vault res, reseal",
    "kao vault status --cred, --credential",
    "kao list --user roo, root",
    "kao list -u roo, root",
    "kao --version li, list",
    "kao list --json --us, --user",
    "kao vault revoke roo, root",
    "kao vault reseal --with-key tp, tpm2",
    "kao vault reseal --from-file a-fi, a-file.kaorec",
    "kao doctor --models a-, a-folder",
    "kao play --threads 2 a-fi, a-file.kaorec",
    "kao evaluate kine, kinect2-ir-depth",
    "kao evaluate lfw a-fo, a-folder",
  })
  void eachShellCompletes(String line, String word) throws Exception {
    assertEquals(Set.of(word), inBash(line));
    assertEquals(Set.of(word), inFish(line), "fish");
    assertEquals(line.replaceFirst("\\S+$", word), inZsh(line));
  }

  @Test
  void whatAShellCannotKnowItDoesNotGuess() throws Exception {
    assertEquals(Set.of(), inBash("kao verify --timeout "));
    assertEquals(Set.of(), inBash("kao remove "));
    assertEquals(Set.of(), inFish("kao verify --timeout "));
    assertEquals(Set.of(), inFish("kao remove "));
  }

  @Test
  void bashKnowsAValueBehindAnEqualsSign() throws Exception {
    assertEquals(Set.of("host", "host+tpm2"), inBash("kao vault reseal --with-key = ho"));
    assertEquals(4, inBash("kao vault reseal --with-key =").size());
  }

  private Set<String> inBash(String line) throws Exception {
    String last = line.endsWith(" ") ? "none" : "word";
    return words(
        run(
            "bash",
            "--norc",
            "-c",
            BASH,
            "bash",
            folder.resolve("kao").toString(),
            line,
            line,
            last));
  }

  /** fish says a description behind each. */
  private Set<String> inFish(String line) throws Exception {
    String said =
        run("fish", "--no-config", "-c", FISH, folder.resolve("kao.fish").toString(), line);
    return words(said.replaceAll("\t.*", ""));
  }

  private String inZsh(String line) throws Exception {
    return run("zsh", "-f", "-c", ZSH, "zsh", folder.toString(), line).strip();
  }

  private static Set<String> words(String lines) {
    return lines
        .lines()
        .map(line -> line.replaceFirst("/$", ""))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(java.util.Map.of("HOME", folder.toString(), "TERM", "dumb"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complained = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertEquals("", complained, String.join(" ", command));
    return said;
  }
}
