package org.kaologin.agent.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kaologin.agent.policy.Peer;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketCredentials;

/**
 * One connected client. A client that keeps the agent waiting is cut off by the alarm, which other
 * threads may also ring. All else is for one thread.
 */
final class Connection implements Conversation, AutoCloseable {
  /** Longest payload of a request that is not root's: many users' must fit the memory at once. */
  private static final int MOST_BYTES_OF_A_USER = 2048;

  private final AFUNIXSocket socket;
  private final Peer peer;
  private final long patienceMillis;
  private final ScheduledExecutorService alarms;
  private volatile boolean cutOff;
  private boolean ended;

  /**
   * @throws IOException when the kernel does not say who it is
   */
  Connection(AFUNIXSocket socket, ServerLimits limits, ScheduledExecutorService alarms)
      throws IOException {
    this.socket = socket;
    this.patienceMillis = limits.patience().toMillis();
    this.alarms = alarms;
    AFUNIXSocketCredentials credentials = socket.getPeerCredentials();
    this.peer = new Peer(credentials.getUid(), credentials.getPid());
  }

  /** The client's one request. */
  Request readRequest() throws IOException {
    int most = peer.isRoot() ? Integer.MAX_VALUE : MOST_BYTES_OF_A_USER;
    return timely(() -> Codec.readRequest(socket.getInputStream(), most));
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public void send(Reply reply) throws IOException {
    if (ended) {
      throw new IllegalStateException("the last answer is sent");
    }
    byte[] message = Codec.encode(reply);
    ended = reply.isLast();
    timely(
        () -> {
          socket.getOutputStream().write(message);
          return message;
        });
  }

  /** Whether the last answer was sent, or tried to be. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public boolean isAbandoned() {
    try {
      return cutOff || socket.checkConnectionClosed();
    } catch (IOException e) {
      return true;
    }
  }

  /** What may wait for the client. */
  private interface Exchange<T> {
    T run() throws IOException;
  }

  private <T> T timely(Exchange<T> exchange) throws IOException {
    Future<?> alarm = alarms.schedule(this::cutOff, patienceMillis, TimeUnit.MILLISECONDS);
    try {
      return exchange.run();
    } catch (IOException e) {
      throw cutOff ? new InterruptedIOException("the client was cut off") : e;
    } finally {
      alarm.cancel(false);
    }
  }

  /**
   * Ends whatever waits for the client, from any thread. The socket stays open until its own thread
   * closes it: else that thread might go on with another connection's number.
   */
  void cutOff() {
    cutOff = true;
    try {
      socket.shutdownInput();
      socket.shutdownOutput();
    } catch (IOException e) {
      // it is gone already
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
