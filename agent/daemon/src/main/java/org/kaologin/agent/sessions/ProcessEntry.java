package org.kaologin.agent.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process, as the kernel tells of it.
 *
 * @param pid its number
 * @param name its program's name, cut by the kernel after 15 bytes; a process may change it
 * @param parent the process that started it, 0 for none
 * @param terminal its terminal, as the kernel numbers them, 0 for none
 * @param startedTicks clock ticks from the machine's start to its own
 * @param ownedByRoot whether root started it: real, effective, saved and file system uid are all 0
 */
record ProcessEntry(
    long pid, String name, long parent, int terminal, long startedTicks, boolean ownedByRoot) {
  /** See proc_pid_stat(5). The name may hold anything, blanks and brackets too. */
  private static final Pattern STAT =
      Pattern.compile("(?s)\\d+ \\((.*)\\) \\S (\\d+) \\S+ \\S+ (-?\\d+) (?:\\S+ ){14}(\\d+) .*");

  /**
   * Major number 4, as /dev/tty1 to /dev/tty63; serial lines follow. See the kernel's list of
   * devices.
   */
  private static final int FIRST_SCREEN = 4 << 8 | 1;

  private static final int LAST_SCREEN = 4 << 8 | 63;

  /** See proc_pid_status(5). */
  private static final Pattern ROOTS = Pattern.compile("(?m)^Uid:\\t0\\t0\\t0\\t0$");

  /**
   * A running process.
   *
   * @param proc where the kernel's proc file system is
   * @return nothing when it has ended, or is hidden from this one
   */
  static Optional<ProcessEntry> read(Path proc, long pid) {
    Path folder = proc.resolve(Long.toString(pid));
    try {
      Matcher stat = STAT.matcher(text(folder.resolve("stat")));
      boolean root = ROOTS.matcher(text(folder.resolve("status"))).find();
      return stat.matches()
          ? Optional.of(
              new ProcessEntry(
                  pid,
                  stat.group(1),
                  Long.parseLong(stat.group(2)),
                  Integer.parseInt(stat.group(3)),
                  Long.parseLong(stat.group(4)),
                  root))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it has no terminal, as a display manager, or one on the machine's own screen. Who is at
   * the other end of a serial line, or of a terminal that a program made, nobody can tell.
   */
  boolean atScreen() {
    return terminal == 0 || (terminal >= FIRST_SCREEN && terminal <= LAST_SCREEN);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
