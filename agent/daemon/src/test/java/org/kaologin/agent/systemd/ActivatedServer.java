package org.kaologin.agent.systemd;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.kaologin.agent.server.ListeningSocket;
import org.kaologin.agent.server.Server;
import org.kaologin.agent.server.ServerLimits;
import org.kaologin.protocol.Reply;

/** A process that answers one request on the socket that it is handed, and stops. */
public final class ActivatedServer {
  private ActivatedServer() {}

  public static void main(String[] args) throws Exception {
    ServiceManager systemd = new ServiceManager(System.getenv(), ProcessHandle.current().pid());
    ListeningSocket socket = ListeningSocket.handedOver(systemd.listeningSocket().orElseThrow());
    CountDownLatch asked = new CountDownLatch(1);
    ServerLimits limits = new ServerLimits(2, 2, Duration.ofSeconds(60));
    Server server =
        Server.start(
            socket,
            limits,
            (request, client) -> {
              client.send(new Reply.Done());
              asked.countDown();
            });
    asked.await();
    server.close();
  }
}
