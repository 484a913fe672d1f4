package org.kaologin.agent.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.kaologin.protocol.ProtocolException;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** One request and its answers. Whatever goes wrong, the client hears of it if it can. */
final class Exchange {
  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

  private final Connection connection;
  private final RequestHandler handler;

  Exchange(Connection connection, RequestHandler handler) {
    this.connection = connection;
    this.handler = handler;
  }

  void run() throws IOException {
    Request request;
    try {
      request = connection.readRequest();
    } catch (ProtocolException e) {
      connection.send(new Reply.Refused(refusal(e.reason()), e.getMessage()));
      return;
    }
    try {
      handler.handle(request, connection);
      if (!connection.hasEnded() && !connection.isAbandoned()) {
        throw new IllegalStateException("no answer was given");
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a " + request.getClass().getSimpleName() + " request failed", e);
      refuse("the agent failed; its log says how");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse("the agent stops");
    }
  }

  private void refuse(String message) throws IOException {
    if (!connection.hasEnded()) {
      connection.send(new Reply.Refused(RefusalCode.FAILED, message));
    }
  }

  private static RefusalCode refusal(ProtocolException.Reason reason) {
    return switch (reason) {
      case VERSION -> RefusalCode.OTHER_VERSION;
      case UNKNOWN_TYPE -> RefusalCode.UNKNOWN_REQUEST;
      case MAGIC, RESERVED, TOO_LONG, TRUNCATED, TRAILING, BAD_TEXT, BAD_VALUE ->
          RefusalCode.MALFORMED;
    };
  }
}
