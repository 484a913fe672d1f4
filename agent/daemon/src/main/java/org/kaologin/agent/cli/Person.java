package org.kaologin.agent.cli;

import java.io.Console;
import java.util.Optional;

/** Whoever sits at the terminal and can be asked. */
final class Person {

  private Person() {}

  /** The terminal; nothing where nobody sits at one. */
  @SuppressWarnings(
      "SystemConsoleNull") // Java 22 reads the standard input then, which serves as well
  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console());
  }

  /** Whether the answer to a question is yes; nobody's is no. */
  static boolean agrees(String question) {
    return terminal()
        .map(console -> console.readLine("%s [y/N] ", question))
        .filter(answer -> answer.trim().equalsIgnoreCase("y"))
        .isPresent();
  }

  /** A secret, typed without being shown, to be overwritten after use; nothing from nobody. */
  static Optional<char[]> secret(String prompt) {
    return terminal().map(console -> console.readPassword("%s: ", prompt));
  }
}
