package org.kaologin.agent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kaologin.agent.fuzz.Scratch;
import org.kaologin.agent.policy.Peer;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Reply;

/** A journal that somebody wrote into, or that a crash cut. */
public final class JournalFuzz {
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Entry ENTRY =
      new Entry(Event.AUTHENTICATE, new Peer(0, 1), "alice", "accepted", Map.of());

  private static final byte[] KEY = new byte[32];

  private static Scratch scratch;

  private JournalFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    scratch = Scratch.make();
  }

  /** It can be continued, and answers can be made of it that end with the new entry. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Scratch.ownerOnly(scratch.write("journal.jsonl", data));
    try (Journal journal =
        Journal.open(scratch.folder(), MOST_BYTES, () -> Instant.EPOCH, KEY, Echo.NONE)) {
      journal.write(ENTRY);
      List<String> entries = journal.newest(MOST_ENTRIES, MOST_BYTES);
      Codec.encode(new Reply.JournalPage(entries));
      List<String> about = journal.newestAbout(ENTRY.user(), MOST_ENTRIES, MOST_BYTES);
      Codec.encode(new Reply.JournalPage(about));
      String json = ENTRY.json(Instant.EPOCH);
      if (!entries.get(entries.size() - 1).startsWith(json.substring(0, json.length() - 1))) {
        throw new AssertionError("the newest entry is not the last");
      }
      if (!about.get(about.size() - 1).equals(json)) {
        throw new AssertionError("the newest entry about a user is not the last");
      }
    }
    for (String file : List.of("journal.jsonl", "journal.1.jsonl", "journal.seal")) {
      Files.deleteIfExists(scratch.folder().resolve(file));
    }
  }
}
