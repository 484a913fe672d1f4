package org.kaologin.admin.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * Starts an agent that does not run. The service manager does it, and asks polkit who may; the
 * window finds the agent by itself then.
 */
public final class AgentStart {
  private static final List<String> INSTALLED = List.of("systemctl", "start", "kao-agent.socket");

  private final List<String> command;

  /**
   * @param command that starts it
   */
  public AgentStart(List<String> command) {
    this.command = List.copyOf(command);
  }

  /** The one that is installed. */
  public static AgentStart installed() {
    return new AgentStart(INSTALLED);
  }

  /**
   * Starts it.
   *
   * @param failed hears on the event thread why it was not started
   */
  public void run(Consumer<String> failed) {
    new Thread(
            () -> {
              String why = complaint();
              if (!why.isEmpty()) {
                SwingUtilities.invokeLater(() -> failed.accept(why));
              }
            },
            "kao-admin-starts")
        .start();
  }

  private String complaint() {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      return status == 0 ? "" : said.isEmpty() ? "exit status " + status : said;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
