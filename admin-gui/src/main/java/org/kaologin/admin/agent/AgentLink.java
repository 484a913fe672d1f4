package org.kaologin.admin.agent;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Asks the agent, a connection for each question. Thread-safe. */
public final class AgentLink {
  private final Path socket;

  /** Its threads end soon after their work, and not before: what was asked for gets through. */
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "kao-admin-asks"));

  private volatile Runnable gone = () -> {};

  public AgentLink(Path socket) {
    this.socket = socket;
  }

  /**
   * Hears that there is no agent, or that it went away.
   *
   * @param listener called on the event thread, after whoever asked
   */
  void whenGone(Runnable listener) {
    gone = listener;
  }

  /**
   * Asks.
   *
   * @param kind of the answer that is wanted
   * @return the talk, which can be cut short
   */
  public <T extends Reply> Talk ask(Request request, Class<T> kind, Listener<T> listener) {
    Conversation<T> conversation =
        new Conversation<>(socket, request, kind, listener, () -> gone.run());
    threads.execute(conversation);
    return conversation;
  }
}
