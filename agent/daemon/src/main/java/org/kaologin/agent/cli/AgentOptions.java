package org.kaologin.agent.cli;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kaologin.agent.polkit.Polkit;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to reach the agent. */
final class AgentOptions {
  /** Longer than polkit lets a person type a password, and than the agent takes for a frame. */
  private static final Duration PATIENCE = Polkit.PERSONS_PATIENCE.plusSeconds(15);

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      description = "Where the agent listens (default: ${DEFAULT-VALUE}).",
      defaultValue = "/run/kao/agent.sock")
  private Path socket;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Path socket() {
    return socket;
  }

  /**
   * Asks, for an answer of one kind.
   *
   * @param request makes the question; what it refuses is a wrong argument
   * @param intermediate is given what the agent says before the answer
   */
  <T extends Reply> T ask(Supplier<Request> request, Class<T> kind, Consumer<Reply> intermediate)
      throws UnreachableException, RefusedException, IOException {
    Reply reply = ask(question(request), intermediate);
    if (!kind.isInstance(reply)) {
      throw new IOException("the agent answered with a " + reply.getClass().getSimpleName());
    }
    return kind.cast(reply);
  }

  <T extends Reply> T ask(Supplier<Request> request, Class<T> kind)
      throws UnreachableException, RefusedException, IOException {
    return ask(request, kind, reply -> {});
  }

  private Request question(Supplier<Request> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Reply ask(Request request, Consumer<Reply> intermediate)
      throws UnreachableException, RefusedException, IOException {
    try (AgentClient client = connect()) {
      Reply reply = client.ask(request, PATIENCE, intermediate);
      if (reply instanceof Reply.Refused refused) {
        throw new RefusedException(refused.message());
      }
      return reply;
    } catch (SocketTimeoutException e) {
      throw new UnreachableException("the agent does not answer", e);
    }
  }

  private AgentClient connect() throws UnreachableException {
    try {
      return AgentClient.connect(socket);
    } catch (IOException e) {
      throw new UnreachableException(
          "the agent cannot be reached at "
              + socket
              + " ("
              + e.getMessage()
              + "); start it, for example with: systemctl start kao-agent",
          e);
    }
  }
}
