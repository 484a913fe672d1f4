package org.kaologin.agent.manual;

import java.util.stream.Collectors;
import org.kaologin.agent.manual.Syntax.Argument;
import org.kaologin.agent.manual.Syntax.Flag;

/** A command's words for fish; see complete(1) of fish. */
final class FishCompletion {
  private static final String SCRIPT =
      """
      # fish completion for NAME. Made by the build from the command itself.

      # Whether what was typed is this command, as far as its words are commands.
      function FUNCTION
          set -l command NAME
          for word in (commandline -opc)[2..-1]
              contains -- "$command $word" COMMANDS
              and set command "$command $word"
          end
          test "$command" = "$argv"
      end

      complete -c NAME -f
      """;

  private FishCompletion() {}

  static String of(Syntax root) {
    String function = "__" + root.name().replace('-', '_') + "_is";
    StringBuilder out = new StringBuilder();
    out.append(
        SCRIPT
            .replace("FUNCTION", function)
            .replace(
                "COMMANDS",
                root.all().stream()
                    .skip(1)
                    .map(c -> Arms.quoted(c.name()))
                    .collect(Collectors.joining(" ")))
            .replace("NAME", root.name()));
    for (Syntax command : root.all()) {
      String condition =
          "complete -c %s -n '%s %s'".formatted(root.name(), function, command.name());
      for (Syntax below : command.commands()) {
        out.append(condition).append(" -a ").append(below.word());
        out.append(description(below.summary()));
      }
      for (Argument argument : command.arguments()) {
        out.append(condition).append(value(argument)).append('\n');
      }
      for (Flag flag : command.flags()) {
        out.append(condition);
        for (String name : flag.names()) {
          out.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
        }
        flag.argument().ifPresent(argument -> out.append(" -r").append(value(argument)));
        out.append(description(flag.description()));
      }
    }
    return out.toString();
  }

  private static String value(Argument argument) {
    return switch (argument.value().kind()) {
      case ANY -> " -f";
      case FILE -> " -F";
      case FOLDER -> " -f -a '(__fish_complete_directories)'";
      case USER -> " -f -a '(__fish_complete_users)'";
      case WORD -> " -f -a " + quoted(String.join(" ", argument.value().words()));
    };
  }

  private static String description(String text) {
    return " -d " + quoted(text) + "\n";
  }

  /** As fish reads one word: unlike other shells it knows two escapes within quotes. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
