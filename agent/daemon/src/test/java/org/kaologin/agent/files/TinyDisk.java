package org.kaologin.agent.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk of 32 KiB, mounted for one process, in which a task finds out what happens when full. */
public final class TinyDisk {

  /** What to do there; needs a constructor without parameters. */
  public interface Task {
    /**
     * Does it.
     *
     * @return what was seen
     */
    List<String> on(Path disk) throws Exception;
  }

  private static final String MOUNT_AND_RUN =
      "mount -t tmpfs -o size=32k,mode=700 none \"$1\" && exec \"$2\" -cp \"$3\" \"$4\" \"$5\""
          + " \"$1\"";

  private TinyDisk() {}

  /**
   * Runs a task in a process that sees the disk at an empty folder.
   *
   * @return what it saw, a line each
   */
  public static List<String> run(Class<? extends Task> task, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!isRoot()) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(
        List.of(
            "sh",
            "-c",
            MOUNT_AND_RUN,
            "sh",
            folder.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            System.getProperty("java.class.path"),
            TinyDisk.class.getName(),
            task.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> seen;
    try (var reader = process.inputReader()) {
      seen = reader.lines().toList();
    }
    if (process.waitFor() != 0) {
      throw new IOException(String.join("\n", seen));
    }
    return seen;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** The process: name of the task, folder of the disk. */
  public static void main(String[] args) throws Exception {
    Task task =
        Class.forName(args[0]).asSubclass(Task.class).getDeclaredConstructor().newInstance();
    task.on(Path.of(args[1])).forEach(System.out::println);
  }
}
