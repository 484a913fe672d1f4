package org.kaologin.agent.journal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.PrivateFolder;
import org.kaologin.agent.policy.Peer;

/**
 * Writes entries down in a chain whose end is sealed, and reads the newest ones. Thread-safe.
 *
 * <p>An entry is with the kernel when {@link #write} returns: it outlives the agent, but the last
 * ones may not outlive a power cut. Waiting for the disk would be felt at every unlock.
 */
public final class Journal implements AutoCloseable {
  private static final String CURRENT = "journal.jsonl";
  private static final String PREVIOUS = "journal.1.jsonl";
  private static final String SEAL = "journal.seal";

  /** Nobody asked: the agent itself. */
  private static final Peer AGENT = new Peer(Peer.ROOT, ProcessHandle.current().pid());

  /** See {@link Entry}. */
  private static final int LONGEST_LINE = 8192;

  private static final int MOST_ENTRIES_WITH_UNLOCKS = 1000;
  private static final int MOST_BYTES_WITH_UNLOCKS = 1 << 20;

  private final Path folder;
  private final long mostBytes;
  private final InstantSource clock;
  private final JournalSeal seal;
  private final Echo echo;
  private FileChannel channel;
  private Link end = Link.START;

  private Journal(Path folder, long mostBytes, InstantSource clock, JournalSeal seal, Echo echo)
      throws IOException {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.clock = clock;
    this.seal = seal;
    this.echo = echo;
    this.channel = append(folder.resolve(CURRENT));
  }

  /**
   * Continues the journal in a folder, which is made when missing.
   *
   * @param mostBytes the size of a file; two are kept
   * @param key that the end of the chain is sealed under, 32 bytes
   * @param echo hears of each entry
   * @throws IOException when it cannot be used, or others may enter the folder
   */
  public static Journal open(
      Path folder, long mostBytes, InstantSource clock, byte[] key, Echo echo) throws IOException {
    PrivateFolder.open(folder);
    try {
      JournalSeal seal = JournalSeal.open(folder.resolve(SEAL), key);
      Journal journal = new Journal(folder, mostBytes, clock, seal, echo);
      journal.takeUp();
      return journal;
    } catch (IOException e) {
      throw new IOException(
          "the journal in " + folder + " cannot be continued: " + e.getMessage(), e);
    }
  }

  /** Finds the end of the chain. What does not fit is put aside as it is, and said. */
  private void takeUp() throws IOException {
    Optional<Link> sealed = seal.read();
    Optional<Line> last = last(CURRENT).or(() -> last(PREVIOUS));
    Link before = sealed.orElse(Link.START);
    if (last.isPresent() && last.get().follows(before)) {
      seal.write(last.get().link()); // a crash came between the entry and its seal
      end = last.get().link();
    } else if (last.map(Line::link).orElse(Link.START).equals(before)) {
      end = before;
    } else {
      end =
          new Link(
              Math.max(before.number(), last.map(l -> l.link().number()).orElse(0L)),
              before.hash());
      startAnew();
      String reason = "the journal is not as it was left; kao journal --verify says where";
      write(new Entry(Event.JOURNAL, AGENT, "", "broken", Map.of("reason", reason)));
    }
  }

  private Optional<Line> last(String file) {
    try {
      List<String> lines = Tail.lines(folder.resolve(file), LONGEST_LINE);
      return lines.isEmpty() ? Optional.empty() : Line.parse(lines.get(lines.size() - 1));
    } catch (IOException e) {
      return Optional.empty();
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
      removeTornLine(channel);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A crash may have cut the last line; it was never sealed. */
  private static void removeTornLine(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
      end--;
    }
    channel.truncate(end);
  }

  /**
   * Writes an entry down.
   *
   * @throws IOException when it cannot be; then nothing of it is kept
   */
  public synchronized void write(Entry entry) throws IOException {
    String json = entry.json(clock.instant());
    Line line = Line.after(end, json, channel.size() == 0);
    byte[] bytes = line.bytes();
    if (channel.size() > 0 && channel.size() + bytes.length > mostBytes) {
      startAnew();
      line = Line.after(end, json, true);
      bytes = line.bytes();
    }
    long size = channel.size();
    try {
      writeAll(channel, bytes, size);
      seal.write(line.link());
      end = line.link();
    } catch (IOException e) {
      channel.truncate(size);
      throw e;
    }
    echo.of(entry);
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
  public List<String> newest(int most, int mostBytes) throws IOException {
    return Tail.newest(lines(mostBytes), Tail::whole, most, mostBytes);
  }

  /**
   * The newest entries about a user, the newest last, without their places in the chain. They are
   * looked for in the last {@code mostBytes} of each file.
   *
   * @param user whom they concern
   * @param most how many at most
   * @param mostBytes how many bytes they may have at most, with two more for each
   */
  public List<String> newestAbout(String user, int most, int mostBytes) throws IOException {
    Activity activity = new Activity(user);
    return Tail.newest(lines(mostBytes), activity::entry, most, mostBytes);
  }

  /**
   * The newest unlocks of a user, the newest last, of the last 1000 entries in a mebibyte that
   * {@link #newestAbout} finds.
   */
  public List<Unlock> unlocks(String user) throws IOException {
    return newestAbout(user, MOST_ENTRIES_WITH_UNLOCKS, MOST_BYTES_WITH_UNLOCKS).stream()
        .map(Unlock::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What is read of them later keeps nobody waiting who has something to write down. */
  private synchronized List<String> lines(int mostBytes) throws IOException {
    Stream<String> current = Tail.lines(folder.resolve(CURRENT), mostBytes).stream();
    Stream<String> previous = Tail.lines(folder.resolve(PREVIOUS), mostBytes).stream();
    return Stream.concat(previous, current).toList();
  }

  /** Whether the entries are all there and as they were written. */
  public synchronized Verification verify() throws IOException {
    return Verification.of(List.of(folder.resolve(PREVIOUS), folder.resolve(CURRENT)), seal.read());
  }

  @Override
  public synchronized void close() throws IOException {
    seal.close();
    channel.force(true);
    channel.close();
  }
}
