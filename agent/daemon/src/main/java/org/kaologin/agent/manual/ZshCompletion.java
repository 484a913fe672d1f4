package org.kaologin.agent.manual;

import java.util.Locale;
import java.util.stream.Collectors;
import org.kaologin.agent.manual.Syntax.Argument;
import org.kaologin.agent.manual.Syntax.Flag;

/** A command's words for zsh; see zshcompsys(1), {@code _arguments}. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String of(Syntax root) {
    return "#compdef "
        + root.name()
        + "\n# Made by the build from the command itself.\n\n"
        + root.all().stream().map(ZshCompletion::function).collect(Collectors.joining("\n"))
        + "\n"
        + name(root)
        + " \"$@\"\n";
  }

  /** What is possible behind a command's words. */
  private static String function(Syntax command) {
    StringBuilder out = new StringBuilder();
    out.append(name(command)).append("() {\n");
    if (!command.commands().isEmpty()) {
      out.append("  local curcontext=$curcontext state\n  local -a line commands=(\n");
      for (Syntax below : command.commands()) {
        out.append("    ").append(Arms.quoted(below.word() + ":" + below.summary())).append('\n');
      }
      out.append("  )\n");
    }
    out.append("  _arguments");
    command.flags().forEach(flag -> next(out, flag(flag)));
    if (command.commands().isEmpty()) {
      command.arguments().forEach(argument -> next(out, Arms.quoted(value(argument))));
      return out.append("\n}\n").toString();
    }
    next(out, "'1:command:->command'");
    next(out, "'*::argument:->argument'");
    out.append("\n  case $state in\n    command) _describe command commands ;;\n");
    out.append("    argument)\n      case $words[1] in\n");
    Arms arms = new Arms();
    command.commands().forEach(below -> arms.on(below.word(), name(below)));
    return out.append(arms.lines("        "))
        .append("      esac\n      ;;\n  esac\n}\n")
        .toString();
  }

  private static void next(StringBuilder out, String argument) {
    out.append(" \\\n    ").append(argument);
  }

  private static String flag(Flag flag) {
    String explained =
        "["
            + escaped(flag.description())
            + "]"
            + flag.argument().map(ZshCompletion::value).orElse("");
    return flag.names().size() == 1
        ? Arms.quoted(flag.names().get(0) + explained)
        : "'("
            + String.join(" ", flag.names())
            + ")'{"
            + String.join(",", flag.names())
            + "}"
            + Arms.quoted(explained);
  }

  private static String value(Argument argument) {
    String what =
        switch (argument.value().kind()) {
          case ANY -> " ";
          case FILE -> "_files";
          case FOLDER -> "_files -/";
          case USER -> "_users";
          case WORD -> "(" + String.join(" ", argument.value().words()) + ")";
        };
    return ":" + argument.label().toLowerCase(Locale.ROOT) + ":" + what;
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\\\[\\]:])", "\\\\$1");
  }

  private static String name(Syntax command) {
    return "_" + command.name().replace(' ', '_');
  }
}
