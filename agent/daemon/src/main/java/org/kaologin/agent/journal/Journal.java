package org.kaologin.agent.journal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.PrivateFolder;

/**
 * Writes entries down, and reads the newest ones. Thread-safe.
 *
 * <p>An entry is with the kernel when {@link #write} returns: it outlives the agent, but the last
 * ones may not outlive a power cut. Waiting for the disk would be felt at every unlock.
 */
public final class Journal implements AutoCloseable {
  private static final String CURRENT = "journal.jsonl";
  private static final String PREVIOUS = "journal.1.jsonl";

  private final Path folder;
  private final long mostBytes;
  private final InstantSource clock;
  private FileChannel channel;

  private Journal(Path folder, long mostBytes, InstantSource clock) throws IOException {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.clock = clock;
    this.channel = append(folder.resolve(CURRENT));
  }

  /**
   * Continues the journal in a folder, which is made when missing.
   *
   * @param mostBytes the size of a file; two are kept
   * @throws IOException when it cannot be used, or others may enter the folder
   */
  public static Journal open(Path folder, long mostBytes, InstantSource clock) throws IOException {
    Path own = PrivateFolder.open(folder);
    try {
      return new Journal(own, mostBytes, clock);
    } catch (IOException e) {
      throw new IOException(
          "the journal in " + folder + " cannot be continued: " + e.getMessage(), e);
    }
  }

  private static FileChannel append(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    FileChannel channel =
        FileChannel.open(
            file, options, PosixFilePermissions.asFileAttribute(AtomicFile.OWNER_ONLY));
    try {
      endTornLine(channel);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A crash may have cut the last line; the next must not continue it. */
  private static void endTornLine(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
      writeAll(channel, new byte[] {'\n'}, size);
    }
  }

  /**
   * Writes an entry down.
   *
   * @throws IOException when it cannot be; then nothing of it is kept
   */
  public synchronized void write(Entry entry) throws IOException {
    byte[] line = (entry.json(clock.instant()) + '\n').getBytes(StandardCharsets.UTF_8);
    if (channel.size() > 0 && channel.size() + line.length > mostBytes) {
      startAnew();
    }
    long size = channel.size();
    try {
      writeAll(channel, line, size);
    } catch (IOException e) {
      channel.truncate(size);
      throw e;
    }
  }

  /**
   * Writes an entry down, or says in the log that it cannot.
   *
   * @return whether it is kept
   */
  public boolean note(Entry entry) {
    try {
      write(entry);
      return true;
    } catch (IOException e) {
      System.getLogger(Journal.class.getName())
          .log(Level.ERROR, "the journal in {0} cannot be written: {1}", folder, e.toString());
      return false;
    }
  }

  private void startAnew() throws IOException {
    channel.force(true);
    try {
      Files.move(folder.resolve(CURRENT), folder.resolve(PREVIOUS), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Moved before, and then there was no room for a new one; or somebody took it away.
    }
    FileChannel full = channel;
    channel = append(folder.resolve(CURRENT));
    full.close();
    AtomicFile.synchronise(folder);
  }

  private static void writeAll(FileChannel channel, byte[] bytes, long position)
      throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left, position + left.position());
    }
  }

  /**
   * The newest entries, the newest last.
   *
   * @param most how many at most
   * @param mostBytes how many bytes they may have at most, with two more for each
   */
  public synchronized List<String> newest(int most, int mostBytes) throws IOException {
    Stream<String> current = Tail.lines(folder.resolve(CURRENT), mostBytes).stream();
    Stream<String> previous = Tail.lines(folder.resolve(PREVIOUS), mostBytes).stream();
    return Tail.newest(Stream.concat(previous, current).toList(), most, mostBytes);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.force(true);
    channel.close();
  }
}
