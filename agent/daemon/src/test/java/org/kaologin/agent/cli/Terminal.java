package org.kaologin.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command line came to.
 *
 * @param exitCode the process's
 * @param said on the standard output
 * @param complained on the standard error
 */
public record Terminal(int exitCode, String said, String complained) {

  /** Runs a command line. */
  public static Terminal run(List<String> arguments) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine kao = Kao.commandLine();
    kao.setOut(new PrintWriter(said, true));
    kao.setErr(new PrintWriter(complained, true));
    int exitCode = kao.execute(arguments.toArray(String[]::new));
    return new Terminal(exitCode, said.toString(), complained.toString());
  }
}
