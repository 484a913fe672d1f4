package org.kaologin.agent.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real process under a name of choice, with a child. It has left the test's own processes behind,
 * so that it does not matter who runs the tests, and from where. Closing ends both.
 *
 * <p>Named pipes hold it: those of {@link Process} end with the process that started it.
 */
final class RunningProgram implements AutoCloseable {
  /** A shell gives its background child /dev/null to read, unless it is told otherwise. */
  private static final String SCRIPT =
      "exec 3<\"$0/input\" >\"$0/output\"; cat <&3 & echo $$; echo $!; wait";

  private final OutputStream input;
  private final BufferedReader output;
  private final long pid;
  private final long child;

  private RunningProgram(Path pipes) throws IOException {
    this.input = Files.newOutputStream(pipes.resolve("input"));
    this.output = Files.newBufferedReader(pipes.resolve("output"));
    this.pid = Long.parseLong(output.readLine());
    this.child = Long.parseLong(output.readLine());
  }

  /**
   * Starts a copy of the shell that starts another process.
   *
   * @param folder where the copy is put
   * @param under the programs that run it, such as setpriv; may be empty
   */
  static RunningProgram start(Path folder, String name, List<String> under)
      throws IOException, InterruptedException {
    Path pipes = Files.createTempDirectory(folder, "pipes");
    run(List.of("chmod", "a+rx", pipes.toString()));
    run(List.of("mkfifo", "-m", "666", pipes + "/input", pipes + "/output"));
    Path shell = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve(name));
    List<String> command = new ArrayList<>(List.of("setsid", "--fork"));
    command.addAll(under);
    command.addAll(List.of(shell.toString(), "-c", SCRIPT, pipes.toString()));
    run(command); // ends at once, so the program has no parent of ours
    return new RunningProgram(pipes);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(command + " ended with " + status);
    }
  }

  long pid() {
    return pid;
  }

  long child() {
    return child;
  }

  /** Ends the parent alone. */
  void orphanTheChild() {
    ProcessHandle parent = ProcessHandle.of(pid).orElseThrow();
    parent.destroyForcibly();
    parent.onExit().join();
  }

  @Override
  public void close() throws IOException {
    input.close(); // cat ends, and so does the shell
    while (output.readLine() != null) {
      // until both have closed their end
    }
    output.close();
  }
}
