package org.kaologin.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.kaologin.agent.bus.PrivateBus;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.SensorSource;
import org.kaologin.agent.config.UnknownSession;
import org.kaologin.agent.policy.WhoMayAsk;
import org.kaologin.agent.polkit.PolkitWorld;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * The whole agent, with a real polkit or with none. Real processes of real users ask it everything;
 * it prints to what it said no.
 */
public final class PrivilegeWorld {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PrivilegeWorld() {}

  /** The process: a folder for the agent, and whether there is a polkit. */
  public static void main(String[] args) throws Exception {
    if (args[1].equals("polkit")) {
      PolkitWorld.installPolkit();
      PrivateBus bus = PrivateBus.start();
      try (bus) {
        walk(Path.of(args[0]));
      }
    } else {
      walk(Path.of(args[0]));
    }
  }

  private static void walk(Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path socket = folder.resolve("agent.sock");
    Configuration configuration =
        Configuration.standard()
            .with(Keys.SOCKET_PATH, socket)
            .with(Keys.STATE_DIRECTORY, folder.resolve("state"))
            .with(Keys.SENSOR_SOURCE, SensorSource.recording(folder.resolve("none")))
            .with(Keys.UNKNOWN_SESSION, UnknownSession.ALLOW);
    RunningAgent agent = RunningAgent.start(configuration, new ServiceManager(Map.of(), 1));
    try (agent) {
      for (Request request : WhoMayAsk.requests("bin")) {
        try (AgentClient client = AgentClient.connect(socket)) {
          print("root", request, client.ask(request, PATIENCE, reply -> {}));
        }
      }
      walk(socket, PolkitWorld.TRUSTED, "daemon", "bin");
      walk(socket, PolkitWorld.BARRED, "bin", "daemon");
    }
  }

  private static void walk(Path socket, int uid, String itself, String other) throws Exception {
    for (Request request : WhoMayAsk.requests(itself)) {
      print(itself + " itself", request, OrdinaryUser.ask(uid, socket, request));
    }
    for (Request request : WhoMayAsk.requests(other)) {
      print(itself + " others", request, OrdinaryUser.ask(uid, socket, request));
    }
  }

  private static void print(String who, Request request, Reply reply) {
    String answer = isNotAuthorised(reply) ? " no" : " yes";
    System.out.println(who + " " + request.getClass().getSimpleName() + answer);
  }

  private static boolean isNotAuthorised(Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      return refused.code() == RefusalCode.NOT_AUTHORISED.code();
    }
    return reply instanceof Reply.Verdict verdict
        && verdict.code() == VerdictCode.NOT_AUTHORISED.code();
  }
}
