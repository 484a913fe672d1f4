package org.kaologin.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Lays fields out as the specification says. Values are checked where the messages are built. */
final class PayloadWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** A write to memory. */
  private interface Write {
    void run() throws IOException;
  }

  PayloadWriter u16(int value) {
    return write(() -> out.writeShort(value));
  }

  PayloadWriter u32(long value) {
    return write(() -> out.writeInt((int) value));
  }

  PayloadWriter u64(long value) {
    return write(() -> out.writeLong(value));
  }

  PayloadWriter f64(double value) {
    return write(() -> out.writeDouble(value));
  }

  PayloadWriter flag(boolean set) {
    return u32(set ? 1 : 0);
  }

  PayloadWriter bytes(byte[] value) {
    return write(() -> out.write(value));
  }

  PayloadWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return u16(utf8.length).bytes(utf8);
  }

  <T> PayloadWriter list(List<T> entries, BiConsumer<PayloadWriter, T> entry) {
    u16(entries.size());
    entries.forEach(each -> entry.accept(this, each));
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private PayloadWriter write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return this;
  }
}
