package org.kaologin.agent.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** A client that may do what no good client does. */
final class TestClient implements AutoCloseable {
  private final AFUNIXSocket socket;

  TestClient(Path file) throws IOException {
    socket = AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(file));
  }

  TestClient send(Request request) throws IOException {
    return send(Codec.encode(request));
  }

  TestClient send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  TestClient endOfRequest() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  Reply answer() throws IOException {
    return Codec.readReply(in());
  }

  /** Waits so long for a byte, or for the agent to close. */
  boolean hasAnswerWithin(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      return in().read() >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** Waits until the agent closes, and counts what it says until then. */
  int bytesUntilClosed() throws IOException {
    return in().readAllBytes().length;
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
