package org.kaologin.agent.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Calls PAM with the real module in the stack, in a process of its own. */
final class PamDriver {
  private static final String SERVICE = "kao-bench";
  private static final int SUCCESS = 0;
  private static final int AUTHINFO_UNAVAIL = 9;

  private final Path home;
  private final Path folder;
  private final String user;

  PamDriver(Path home, Path folder, Path socket, String user) throws IOException {
    this.home = home;
    this.folder = Files.createDirectories(folder);
    this.user = user;
    String stack = "auth required " + module(home) + " timeout=10 socket=" + socket + "\n";
    Files.write(folder.resolve(SERVICE), stack.getBytes(StandardCharsets.UTF_8));
  }

  /** The staged module; where Kao is installed, PAM knows where. */
  private static String module(Path home) {
    Path staged = home.resolve("security/pam_kao.so");
    return (Files.exists(staged) ? staged : staged.getFileName()).toString();
  }

  /** Milliseconds of each of so many unlocks; each must succeed. */
  double[] unlocks(int count) throws IOException, InterruptedException {
    return calls(count, SUCCESS);
  }

  /** Milliseconds of each of so many calls without an agent. */
  double[] unavailable(int count) throws IOException, InterruptedException {
    return calls(count, AUTHINFO_UNAVAIL);
  }

  private double[] calls(int count, int wanted) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                home.resolve("bench/pam_bench").toString(),
                folder.toString(),
                SERVICE,
                user,
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0 || lines.size() != count) {
      throw new IOException("pam_bench made " + lines.size() + " calls of " + count);
    }
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      String[] words = lines.get(i).split(" ", -1);
      if (Integer.parseInt(words[0]) != wanted) {
        throw new IOException("call " + i + " gave PAM's code " + words[0]);
      }
      millis[i] = Long.parseLong(words[1]) / 1000.0;
    }
    return millis;
  }
}
