package org.kaologin.agent.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Message;
import org.kaologin.protocol.ProtocolException;

/** A client's bytes to the agent, and an agent's to a client. */
public final class ProtocolFuzz {

  private ProtocolFuzz() {}

  private interface Reader {
    Message read(InputStream in) throws IOException;
  }

  /** A message is refused, or it is laid out as it came. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    read(data, Codec::readRequest);
    read(data, Codec::readReply);
  }

  private static void read(byte[] data, Reader reader) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(data);
    Message message;
    try {
      message = reader.read(in);
    } catch (ProtocolException e) {
      return;
    }
    byte[] taken = Arrays.copyOf(data, data.length - in.available());
    if (!Arrays.equals(taken, Codec.encode(message))) {
      throw new AssertionError("read otherwise than it would be written: " + message);
    }
  }
}
