package org.kaologin.agent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Request;

/**
 * Runs what the first request will need, so that nobody waits for classes to be loaded. One request
 * of its own takes the way through the socket.
 */
record WarmUp(Accounts accounts, Sessions sessions, Path socket) implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void run() {
    accounts.uid("root");
    sessions.of(ProcessHandle.current().pid());
    try (AgentClient client = AgentClient.connect(socket)) {
      client.ask(new Request.Status(), PATIENCE, reply -> {});
    } catch (IOException e) {
      System.getLogger(WarmUp.class.getName())
          .log(Level.WARNING, "the agent does not answer itself: {0}", e.toString());
    }
  }
}
