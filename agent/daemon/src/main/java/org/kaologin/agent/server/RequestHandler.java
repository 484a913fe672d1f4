package org.kaologin.agent.server;

import java.io.IOException;
import org.kaologin.protocol.Request;

/** Answers requests, several at a time. */
@FunctionalInterface
public interface RequestHandler {

  /**
   * Answers one request, down to its last answer, unless the conversation is abandoned.
   *
   * @throws IOException when an answer could not be sent
   * @throws InterruptedException when the agent stops and can wait no longer
   */
  void handle(Request request, Conversation conversation) throws IOException, InterruptedException;
}
