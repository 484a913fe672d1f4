package org.kaologin.agent.manual;

import java.util.List;
import java.util.stream.Stream;
import org.kaologin.agent.manual.Syntax.Argument;
import org.kaologin.agent.manual.Syntax.Flag;

/** A command's words for bash; see "Programmable Completion" in bash(1). */
final class BashCompletion {
  private static final String SCRIPT =
      """
      # bash completion for NAME. Made by the build from the command itself.

      FUNCTION() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=NAME count=0 i
        local -a how=()
        # --option=value comes in three words.
        if [ "$word" = = ]; then
          word=
        elif [ "$before" = = ]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi

        # What was typed: the command's words; options, and what they want; other arguments, which are counted.
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$command ${COMP_WORDS[i]}" in
      DESCENT
            *\\ -*) ;;
            *) count=$((count + 1)) ;;
          esac
        done

        case "$command $before" in
      VALUES
          *)
            if [[ $word == -* ]]; then
              case $command in
      OPTIONS
              esac
            else
              case "$command $count" in
      ARGUMENTS
              esac
            fi
            ;;
        esac
        COMPREPLY=()
        [ ${#how[@]} -eq 0 ] || mapfile -t COMPREPLY < <(compgen "${how[@]}" -- "$word")
        case ${how[*]} in
          -f | -d) compopt -o filenames ;;
        esac
      } 2> /dev/null

      complete -F FUNCTION NAME
      """;

  private BashCompletion() {}

  static String of(Syntax root) {
    Arms descent = new Arms();
    Arms values = new Arms();
    Arms options = new Arms();
    Arms arguments = new Arms();
    for (Syntax command : root.all()) {
      if (!command.equals(root)) {
        descent.on(command.name(), "command+=\" ${COMP_WORDS[i]}\"");
      }
      for (Flag flag : command.flags()) {
        for (String name : flag.argument().isPresent() ? flag.names() : List.<String>of()) {
          descent.on(command.name() + " " + name, "i=$((i + 1))");
          values.on(command.name() + " " + name, how(flag.argument().get()));
        }
      }
      options.on(command.name(), words(command.flags().stream().flatMap(f -> f.names().stream())));
      if (!command.commands().isEmpty()) {
        arguments.on(command.name() + " 0", words(command.commands().stream().map(Syntax::word)));
      }
      for (int i = 0; i < command.arguments().size(); i++) {
        arguments.on(command.name() + " " + i, how(command.arguments().get(i)));
      }
    }
    return SCRIPT
        .replace("DESCENT\n", descent.lines("      "))
        .replace("VALUES\n", values.lines("    "))
        .replace("OPTIONS\n", options.lines("          "))
        .replace("ARGUMENTS\n", arguments.lines("          "))
        .replace("FUNCTION", "_" + root.name().replace('-', '_'))
        .replace("NAME", root.name());
  }

  /** How compgen finds what an argument can be. */
  private static String how(Argument argument) {
    return switch (argument.value().kind()) {
      case ANY -> "";
      case FILE -> "how=(-f)";
      case FOLDER -> "how=(-d)";
      case USER -> "how=(-u)";
      case WORD -> words(argument.value().words().stream());
    };
  }

  private static String words(Stream<String> words) {
    return "how=(-W " + Arms.quoted(String.join(" ", words.toList())) + ")";
  }
}
