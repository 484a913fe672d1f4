package org.kaologin.admin.agent;

import java.util.List;
import java.util.function.Consumer;
import org.kaologin.admin.system.Program;

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
    Program.run(
        command,
        new char[0],
        result -> {
          if (!result.done()) {
            failed.accept(
                result.complained().isEmpty()
                    ? "exit status " + result.status()
                    : result.complained());
          }
        });
  }
}
