package org.kaologin.agent.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as picocli knows it.
 *
 * @param name all its words, such as {@code kao vault status}
 * @param description what it does, in sentences
 * @param flags its options, sorted by name
 * @param arguments what stands behind them, in order
 * @param commands those below it, in the order of the help
 * @param exitCodes what the process says when it ends, and what that means
 */
record Syntax(
    String name,
    String description,
    List<Flag> flags,
    List<Argument> arguments,
    List<Syntax> commands,
    Map<String, String> exitCodes) {

  /**
   * An option.
   *
   * @param names the shortest first
   * @param argument what it wants behind it
   */
  record Flag(List<String> names, Optional<Argument> argument, String description) {}

  /**
   * What somebody gives.
   *
   * @param label what it is called in the help
   */
  record Argument(String label, Value value, String description) {}

  /** Reads a command and all below it. */
  static Syntax of(CommandSpec command) {
    List<Flag> flags =
        command.options().stream()
            .filter(option -> !option.hidden())
            .map(Syntax::flag)
            .sorted(Comparator.comparing(flag -> last(flag.names())))
            .toList();
    return new Syntax(
        command.qualifiedName(),
        firstLines(command.usageMessage().description()),
        flags,
        command.positionalParameters().stream().map(Syntax::argument).toList(),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .map(Syntax::of)
            .toList(),
        command.usageMessage().exitCodeList());
  }

  private static Flag flag(OptionSpec option) {
    List<String> names =
        Stream.of(option.names()).sorted(Comparator.comparing(String::length)).toList();
    Optional<Argument> argument =
        option.arity().max() == 0 ? Optional.empty() : Optional.of(argument(option));
    return new Flag(names, argument, description(option));
  }

  private static Argument argument(ArgSpec argument) {
    return new Argument(argument.paramLabel(), Value.of(argument), description(argument));
  }

  /**
   * What it is for. A default value that depends on who calls is not the one of who runs the build.
   */
  private static String description(ArgSpec argument) {
    boolean asWritten = argument.command().interpolateVariables();
    argument.command().interpolateVariables(false);
    try {
      String standard = argument.defaultValue() == null ? "" : argument.defaultValue();
      return String.join(" ", argument.description())
          .replace("${DEFAULT-VALUE}", standard.replace("${sys:user.name}", "who calls"))
          .replace("${COMPLETION-CANDIDATES}", String.join(", ", Value.of(argument).words()));
    } finally {
      argument.command().interpolateVariables(asWritten);
    }
  }

  /** What comes before an empty line: behind it are examples for a terminal. */
  private static String firstLines(String... lines) {
    return Stream.of(lines).takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
  }

  /** Its last word. */
  String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** What it does, as short as a list wants it. */
  String summary() {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }

  /** This one and all below it, each before its own. */
  List<Syntax> all() {
    List<Syntax> all = new ArrayList<>(List.of(this));
    commands.forEach(command -> all.addAll(command.all()));
    return all;
  }

  private static String last(List<String> names) {
    return names.get(names.size() - 1);
  }
}
