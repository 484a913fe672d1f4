package org.kaologin.agent.manual;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaologin.agent.manual.Syntax.Flag;

/** What a page of the manual says of a command, but for what people have to write themselves. */
final class CommandPage {
  private final Syntax root;
  private final Map<Flag, Long> users;

  /**
   * @param root the command
   */
  CommandPage(Syntax root) {
    this.root = root;
    this.users =
        root.all().stream()
            .flatMap(command -> command.flags().stream())
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
  }

  /** The options of the command itself, and those that several of its commands have. */
  String options() {
    return users.entrySet().stream()
        .filter(entry -> root.flags().contains(entry.getKey()) || entry.getValue() > 1)
        .map(entry -> Roff.item(flag(entry.getKey()), entry.getKey().description()))
        .collect(Collectors.joining());
  }

  /** All that can be said to it, with the options that no other command has. */
  String commands() {
    return root.all().stream()
        .filter(command -> command.commands().isEmpty())
        .map(this::command)
        .collect(Collectors.joining());
  }

  private String command(Syntax command) {
    String synopsis =
        command.flags().stream()
            .filter(flag -> !root.flags().contains(flag))
            .map(flag -> " [" + flag(flag) + "]")
            .collect(Collectors.joining());
    String arguments =
        command.arguments().stream()
            .map(argument -> " " + Roff.italic(argument.label()))
            .collect(Collectors.joining());
    String own =
        Stream.concat(
                command.arguments().stream()
                    .map(a -> Roff.item(Roff.italic(a.label()), a.description())),
                command.flags().stream()
                    .filter(f -> users.get(f) == 1)
                    .map(f -> Roff.item(flag(f), f.description())))
            .collect(Collectors.joining());
    return Roff.item(Roff.bold(command.name()) + synopsis + arguments, command.description())
        + (own.isEmpty() ? "" : ".RS\n" + own + ".RE\n");
  }

  /** What the process says when it ends. */
  String exitStatus() {
    return root.exitCodes().entrySet().stream()
        .map(code -> Roff.item(Roff.bold(code.getKey()), sentence(code.getValue())))
        .collect(Collectors.joining());
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String flag(Flag flag) {
    String names = flag.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
    return names + flag.argument().map(argument -> " " + Roff.italic(argument.label())).orElse("");
  }
}
