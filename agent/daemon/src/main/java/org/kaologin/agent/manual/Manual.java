package org.kaologin.agent.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Writes pages of the manual and completions where a system looks for them. */
public final class Manual {
  /** A line of a page that is made from something else: what, and of which command. */
  private static final Pattern PLACE = Pattern.compile("(?m)^@([a-z]+)(?: ([a-z-]+))?@\n");

  private final Map<String, Syntax> commands = new HashMap<>();

  /**
   * @param commands their classes, as picocli takes them
   */
  public Manual(Class<?>... commands) {
    for (Class<?> command : commands) {
      Syntax syntax = Syntax.of(new CommandLine(command).getCommandSpec());
      this.commands.put(syntax.name(), syntax);
    }
  }

  /**
   * The build's way in: the folder with the pages as people wrote them, the folder to write to,
   * such as {@code /usr/share}, and the commands' classes.
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Class<?>[] commands = new Class<?>[arguments.length - 2];
    for (int i = 0; i < commands.length; i++) {
      commands[i] = Class.forName(arguments[i + 2]);
    }
    new Manual(commands).write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  private void write(Path pages, Path share) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(pages)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String section = name.substring(name.lastIndexOf('.') + 1);
        write(share.resolve("man/man" + section).resolve(name), page(Files.readString(file)));
      }
    }
    for (Syntax command : commands.values()) {
      String name = command.name();
      write(share.resolve("bash-completion/completions/" + name), BashCompletion.of(command));
      write(share.resolve("zsh/vendor-completions/_" + name), ZshCompletion.of(command));
      write(
          share.resolve("fish/vendor_completions.d/" + name + ".fish"), FishCompletion.of(command));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A page as people wrote it, with what they left to be made. */
  public String page(String written) {
    return PLACE.matcher(written).replaceAll(place -> Matcher.quoteReplacement(made(place)));
  }

  private String made(MatchResult place) {
    if (place.group(1).equals("settings")) {
      return SettingsPage.keys();
    }
    Syntax command = commands.get(place.group(2));
    if (command == null) {
      throw new IllegalArgumentException(
          "a page wants a command that is not here: " + place.group());
    }
    CommandPage page = new CommandPage(command);
    return switch (place.group(1)) {
      case "commands" -> page.commands();
      case "options" -> page.options();
      case "exit" -> page.exitStatus();
      default -> throw new IllegalArgumentException("a page wants " + place.group());
    };
  }
}
