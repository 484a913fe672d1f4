package org.kaologin.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.admin.where.PamHelper;

/** A room where PAM's configuration and accounts are those of a folder, and Kao is installed. */
final class PamRoom {
  /** Lives there, and so does bob. */
  static final String USER = "ada";

  static final String PASSWORD = "correct horse";

  private static final Path MAKER =
      Path.of(System.getProperty("kao.models"), "../../../installer/lib/pam-room").normalize();

  private PamRoom() {}

  /** The command that another is run under to be there. */
  static List<String> under(Path folder) {
    return List.of(MAKER.toString(), folder.toString());
  }

  static PamHelper helper(Path folder) {
    List<String> command = new ArrayList<>(under(folder));
    command.add("/usr/libexec/kao/kao-pam");
    return new PamHelper(command, true);
  }

  static void furnish(Path folder) throws IOException {
    run(folder, "true");
  }

  /** Runs a command there, with nothing to read, and returns all that it says. */
  static String run(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(under(folder));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
