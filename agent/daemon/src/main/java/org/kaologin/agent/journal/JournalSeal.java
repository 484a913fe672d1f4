package org.kaologin.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.kaologin.agent.files.AtomicFile;

/**
 * Says, under a key, where the chain ends: without it the newest entries could be cut off. The file
 * has two places that are written in turn, each of a number (8 bytes), a hash (32) and an
 * HMAC-SHA256 of both (32), so that a crash amid a writing leaves the one before. Not thread-safe.
 */
final class JournalSeal implements AutoCloseable {
  private static final int CONTENT = Long.BYTES + Link.HASH_BYTES;
  private static final int MAC = 32;
  private static final int PLACE = CONTENT + MAC;

  private final FileChannel channel;
  private final byte[] key;

  private JournalSeal(FileChannel channel, byte[] key) {
    this.channel = channel;
    this.key = key.clone();
  }

  /**
   * Opens a file, which is made when missing.
   *
   * @param key 32 bytes
   */
  static JournalSeal open(Path file, byte[] key) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(AtomicFile.OWNER_ONLY));
    return new JournalSeal(channel, key);
  }

  /** The end of the chain as it was sealed last; nothing when no seal is whole. */
  Optional<Link> read() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(2 * PLACE);
    while (file.hasRemaining() && channel.read(file, file.position()) >= 0) {
      // until it is full or the file ends
    }
    int read = file.position();
    return IntStream.of(0, PLACE)
        .filter(at -> at + PLACE <= read)
        .mapToObj(at -> Arrays.copyOfRange(file.array(), at, at + PLACE))
        .flatMap(place -> link(place).stream())
        .max(Comparator.comparingLong(Link::number));
  }

  private Optional<Link> link(byte[] place) {
    byte[] content = Arrays.copyOf(place, CONTENT);
    byte[] mac = Arrays.copyOfRange(place, CONTENT, PLACE);
    return org.bouncycastle.util.Arrays.constantTimeAreEqual(mac, mac(content))
        ? Optional.of(
            new Link(
                ByteBuffer.wrap(content).getLong(),
                Arrays.copyOfRange(content, Long.BYTES, CONTENT)))
        : Optional.empty();
  }

  /** Seals that the chain ends here. */
  void write(Link end) throws IOException {
    byte[] content = ByteBuffer.allocate(CONTENT).putLong(end.number()).put(end.hash()).array();
    ByteBuffer place = ByteBuffer.allocate(PLACE).put(content).put(mac(content)).flip();
    long at = end.number() % 2 * PLACE;
    while (place.hasRemaining()) {
      channel.write(place, at + place.position());
    }
  }

  private byte[] mac(byte[] content) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    mac.update(content, 0, content.length);
    byte[] out = new byte[MAC];
    mac.doFinal(out, 0);
    return out;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(key, (byte) 0);
    channel.force(true);
    channel.close();
  }
}
