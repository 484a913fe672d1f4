package org.kaologin.agent.server;

import java.io.IOException;
import org.kaologin.agent.policy.Peer;
import org.kaologin.protocol.Reply;

/** The client of one request, while it is answered. For one thread. */
public interface Conversation {

  /** Who asks. */
  Peer peer();

  /**
   * Answers. The last answer ends the conversation.
   *
   * @throws IOException when the client is gone, or does not take its answers in
   */
  void send(Reply reply) throws IOException;

  /** Whether nobody waits for an answer any more: the client closed, or the agent stops. */
  boolean isAbandoned();
}
