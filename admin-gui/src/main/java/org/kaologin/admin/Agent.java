package org.kaologin.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.SwingWorker;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Asks the agent without keeping the window waiting. Results come back on the event thread. */
final class Agent {
  /** Some questions make polkit ask for a password first, for which it gives two minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(135);

  private final Path socket;

  Agent(Path socket) {
    this.socket = socket;
  }

  /**
   * Asks.
   *
   * @param kind of the answer that is wanted
   * @param intermediate is given what comes before the last answer
   * @param answered is given the answer
   * @param failed is given a sentence instead
   */
  <T extends Reply> void ask(
      Request request,
      Class<T> kind,
      Consumer<Reply> intermediate,
      Consumer<T> answered,
      Consumer<String> failed) {
    new SwingWorker<Reply, Reply>() {
      @Override
      protected Reply doInBackground() throws IOException {
        try (AgentClient client = AgentClient.connect(socket)) {
          return client.ask(request, PATIENCE, reply -> publish(reply));
        }
      }

      @Override
      protected void process(List<Reply> replies) {
        replies.forEach(intermediate);
      }

      @Override
      protected void done() {
        try {
          Reply reply = get();
          if (kind.isInstance(reply)) {
            answered.accept(kind.cast(reply));
          } else if (reply instanceof Reply.Refused refused) {
            failed.accept(refused.message());
          } else {
            failed.accept("The agent gave an answer of another kind.");
          }
        } catch (ExecutionException e) {
          failed.accept(
              "The agent cannot be reached at " + socket + ": " + e.getCause().getMessage());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }.execute();
  }
}
