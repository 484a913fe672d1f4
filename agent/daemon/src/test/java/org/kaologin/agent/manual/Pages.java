package org.kaologin.agent.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaologin.agent.cli.Kao;

/** The pages of the manual that this module can make, and what a reader finds in them. */
final class Pages {
  private static final Path INSTALLER = Path.of("../../installer");
  private static final Path SHIM = Path.of("../../native-pam-shim/man/pam_kao.8");

  /** Its commands are of another module, where its own test makes it. */
  private static final String WINDOW = "kao-admin.1";

  private Pages() {}

  /** All pages by name, the window's as people wrote it. */
  static Map<String, String> all() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    Manual manual = new Manual(Kao.class);
    try (Stream<Path> written = Files.list(INSTALLER.resolve("man"))) {
      for (Path file : Stream.concat(written, others()).toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        pages.put(
            name, name.equals(WINDOW) ? text.replaceAll("(?m)^@.*\n", "") : manual.page(text));
      }
    }
    return pages;
  }

  private static Stream<Path> others() {
    return Stream.of(INSTALLER.resolve("pam/kao-pam.8"), SHIM);
  }

  static String named(String name) {
    try {
      return all().get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the section of a page says. */
  static String section(String page, String title) {
    String from = page.substring(page.indexOf("\n.SH " + title + "\n") + 1);
    int end = from.indexOf("\n.SH ", 1);
    return end < 0 ? from : from.substring(0, end + 1);
  }

  /** Its text without the marks of fonts, and with minus signs as somebody types them. */
  static String plain(String page) {
    return page.replaceAll("\\\\f[BIR]", "").replace("\\-", "-");
  }

  /** Whatever a pattern's group finds, sorted. */
  static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
