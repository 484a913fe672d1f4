package org.kaologin.agent.polkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a process was started: with its number it names the process for good. */
final class StartTime {
  /** Field 22 of proc_pid_stat(5), counted from the state, which is field 3. */
  private static final int FIELD = 22 - 3;

  /** The real and the effective one; see proc_pid_status(5). */
  private static final Pattern UIDS = Pattern.compile("(?m)^Uid:\\t(\\d+)\\t(\\d+)\\t");

  private StartTime() {}

  /**
   * In clock ticks since the machine started.
   *
   * @param uid whose it must be; polkit would take that on trust, and ask the wrong person
   * @return nothing when the process has ended, or is another user's by now
   */
  static OptionalLong of(long pid, long uid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      String stat = text(folder.resolve("stat"));
      Matcher uids = UIDS.matcher(text(folder.resolve("status")));
      String own = Long.toString(uid);
      if (!uids.find() || !uids.group(1).equals(own) || !uids.group(2).equals(own)) {
        return OptionalLong.empty();
      }
      // The name before it may hold anything, blanks and brackets too.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return OptionalLong.of(Long.parseLong(fields[FIELD]));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
