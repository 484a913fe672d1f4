package org.kaologin.admin.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.swing.SwingUtilities;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.ProtocolException;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** One question on a thread of its own; what is heard goes to the event thread. */
final class Conversation<T extends Reply> implements Talk, Runnable {
  /** Some questions make polkit ask for a password first, for which it gives two minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(135);

  private final Path socket;
  private final Request request;
  private final Class<T> kind;
  private final Listener<T> listener;
  private final Runnable gone;
  private final AtomicReferenceArray<Picture> newest =
      new AtomicReferenceArray<>(Reply.Preview.DEPTH + 1);
  private final AtomicReference<AgentClient> connection = new AtomicReference<>();
  private volatile boolean closed;

  Conversation(Path socket, Request request, Class<T> kind, Listener<T> listener, Runnable gone) {
    this.socket = socket;
    this.request = request;
    this.kind = kind;
    this.listener = listener;
    this.gone = gone;
  }

  @Override
  public void run() {
    try {
      AgentClient client = AgentClient.connect(socket);
      connection.set(client);
      answer(client);
    } catch (IOException e) {
      tellGone(new Problem(Problem.Kind.NO_AGENT, said(e)));
    }
  }

  private void answer(AgentClient client) {
    try (client) {
      if (!closed) {
        answer(client.ask(request, PATIENCE, this::meanwhile));
      }
    } catch (ProtocolException e) {
      if (e.reason() == ProtocolException.Reason.TRUNCATED) { // it died in the middle of a word
        tellGone(new Problem(Problem.Kind.LOST, said(e)));
      } else {
        tell(() -> listener.failed(new Problem(Problem.Kind.OTHER_VERSION, said(e))));
      }
    } catch (IOException e) {
      tellGone(new Problem(Problem.Kind.LOST, said(e)));
    }
  }

  private void answer(Reply reply) {
    if (kind.isInstance(reply)) {
      tell(() -> listener.answered(kind.cast(reply)));
    } else if (reply instanceof Reply.Refused refused) {
      tell(() -> listener.failed(Problem.of(refused)));
    } else {
      tell(() -> listener.failed(new Problem(Problem.Kind.OTHER_VERSION, "")));
    }
  }

  private void tellGone(Problem problem) {
    tell(
        () -> {
          listener.failed(problem);
          gone.run();
        });
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void meanwhile(Reply reply) {
    if (reply instanceof Reply.Preview preview) {
      Picture.of(preview).ifPresent(this::see);
    } else {
      tell(() -> listener.meanwhile(reply));
    }
  }

  /** A picture that was not shown yet is passed over for a newer one of its kind. */
  private void see(Picture picture) {
    int of = picture.kind();
    if (newest.getAndSet(of, picture) == null) {
      tell(() -> listener.sees(newest.getAndSet(of, null)));
    }
  }

  private void tell(Runnable what) {
    SwingUtilities.invokeLater(
        () -> {
          if (!closed) {
            what.run();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    AgentClient client = connection.get();
    if (client != null) {
      try {
        client.close();
      } catch (IOException e) {
        // It is closed all the same, and nobody waits for its answer.
      }
    }
  }
}
