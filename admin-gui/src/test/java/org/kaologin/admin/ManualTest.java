package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.admin.window.PageName;
import org.kaologin.agent.cli.Kao;
import org.kaologin.agent.manual.Manual;
import picocli.CommandLine;

/** The window's page of the manual and its completions, as the build makes them. */
class ManualTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])(--?[a-zA-Z][a-z-]*)");
  private static final List<String> PAGES =
      Arrays.stream(PageName.values()).map(PageName::key).toList();

  @TempDir Path share;

  @BeforeEach
  void make() throws Exception {
    Manual.main(
        new String[] {
          "../installer/man", share.toString(), Kao.class.getName(), KaoAdmin.class.getName()
        });
  }

  @Test
  void itsPageHasEachOptionAndEachPageOfTheWindowAndNoOther() throws Exception {
    String page =
        Files.readString(share.resolve("man/man1/kao-admin.1"))
            .replaceAll("\\\\f[BIR]", "")
            .replace("\\-", "-");
    assertEquals(options(), OPTION.matcher(page).results().map(r -> r.group(1)).collect(sorted()));
    String pages = page.substring(page.indexOf(".SH PAGES"), page.indexOf(".SH EXIT STATUS"));
    assertEquals(
        PAGES, pages.lines().filter(l -> l.startsWith(".B ")).map(l -> l.substring(3)).toList());
    assertEquals(
        "",
        said(
            "groff",
            "-man",
            "-Tutf8",
            "-ww",
            "-z",
            share.resolve("man/man1/kao-admin.1").toString()));
  }

  @Test
  void bashAndFishKnowItsWords() throws Exception {
    assertEquals(options(), words(inBash("-")));
    assertEquals(new TreeSet<>(PAGES), words(inBash("--page ''")));
    String fish = share.resolve("fish/vendor_completions.d/kao-admin.fish").toString();
    String said =
        said("fish", "--no-config", "-c", "source $argv; complete -C'kao-admin --page '", fish);
    assertEquals(new TreeSet<>(PAGES), words(said.replaceAll("\t.*", "")));
  }

  @Test
  void zshReadsIt() throws Exception {
    String functions = share.resolve("zsh/vendor-completions").toString();
    String load =
        "fpath=($1 $fpath); autoload -Uz compinit; compinit -D -u; autoload +X _kao-admin; print $_comps[kao-admin]";
    assertEquals("_kao-admin\n", said("zsh", "-f", "-c", load, "zsh", functions));
  }

  private String inBash(String words) throws Exception {
    String script =
        ". \"$1\"; COMP_WORDS=(kao-admin %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _kao_admin; printf '%%s\\n' \"${COMPREPLY[@]}\"";
    Path file = share.resolve("bash-completion/completions/kao-admin");
    return said("bash", "--norc", "-c", script.formatted(words), "bash", file.toString());
  }

  private static Set<String> options() {
    return new CommandLine(KaoAdmin.class)
        .getCommandSpec().options().stream()
            .flatMap(option -> Arrays.stream(option.names()))
            .collect(sorted());
  }

  private static Set<String> words(String lines) {
    return lines.lines().collect(sorted());
  }

  private static <T> Collector<T, ?, Set<T>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
