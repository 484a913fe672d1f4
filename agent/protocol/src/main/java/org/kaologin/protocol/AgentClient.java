package org.kaologin.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * One question to the agent: connects, asks, hands on what comes in between, returns the last
 * answer.
 *
 * <p>Closing it from another thread cancels the question. Not reusable: a connection carries one
 * request.
 */
public final class AgentClient implements AutoCloseable {
  private final AFUNIXSocket socket;

  private AgentClient(AFUNIXSocket socket) {
    this.socket = socket;
  }

  /**
   * Connects to the agent.
   *
   * @throws IOException when nobody listens there
   */
  public static AgentClient connect(Path socketFile) throws IOException {
    AFUNIXSocket socket = AFUNIXSocket.newInstance();
    try {
      socket.connect(AFUNIXSocketAddress.of(socketFile));
      return new AgentClient(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Asks, and waits for the last answer.
   *
   * @param request the question
   * @param patience the longest silence: bytes that trickle in count as no silence
   * @param intermediate is given each message that is not the last, in order
   * @return the last answer, which may be {@link Reply.Refused}
   * @throws SocketTimeoutException when the agent is silent for longer
   * @throws ProtocolException when the agent does not speak the protocol
   */
  public Reply ask(Request request, Duration patience, Consumer<Reply> intermediate)
      throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    socket.getOutputStream().write(Codec.encode(request));
    InputStream in = socket.getInputStream();
    while (true) {
      Reply reply = Codec.readReply(in);
      if (reply.isLast()) {
        return reply;
      }
      intermediate.accept(reply);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
