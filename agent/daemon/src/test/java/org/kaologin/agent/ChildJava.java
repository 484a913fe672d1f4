package org.kaologin.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of these tests, run in a process of its own.
 *
 * @param status the process's exit status; 128 and the signal's number where one ended it
 * @param said on the standard output, a line each
 * @param complained on the standard error, a line each
 */
public record ChildJava(int status, List<String> said, List<String> complained) {

  /**
   * Runs it to its end.
   *
   * @param under words of a command that starts another one, such as {@code strace -f}; may be none
   */
  public static ChildJava run(List<String> under, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(under);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
    // What is complained fits a pipe, so reading one after the other blocks neither.
    List<String> said = process.inputReader().lines().toList();
    List<String> complained = process.errorReader().lines().toList();
    return new ChildJava(process.waitFor(), said, complained);
  }
}
