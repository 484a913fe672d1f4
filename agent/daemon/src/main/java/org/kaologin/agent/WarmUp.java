package org.kaologin.agent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.protection.Rotation;
import org.kaologin.models.Catalogue;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Request;

/** Runs what the first request will need, so that nobody waits for classes to be loaded. */
final class WarmUp {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private WarmUp() {}

  /** Begins to load what is needed whatever the settings are, beside the reading of them. */
  static Thread begin() {
    Thread thread = new Thread(WarmUp::ofModels, "kao-warm-up");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void ofModels() {
    Catalogue.load();
    FaceEngine.prepare();
    try (Rotation any = new Rotation(new byte[32])) {
      any.turn(FaceSample.SHAPE, new float[128]);
    }
  }

  /** Asks the machine, as each request does. */
  static void of(Accounts accounts, Sessions sessions) {
    accounts.uid("root");
    sessions.of(ProcessHandle.current().pid());
  }

  /** Takes the way through the socket with a request of its own. */
  static void of(Path socket) {
    try (AgentClient client = AgentClient.connect(socket)) {
      client.ask(new Request.Status(), PATIENCE, reply -> {});
    } catch (IOException e) {
      System.getLogger(WarmUp.class.getName())
          .log(Level.WARNING, "the agent does not answer itself: {0}", e.toString());
    }
  }
}
