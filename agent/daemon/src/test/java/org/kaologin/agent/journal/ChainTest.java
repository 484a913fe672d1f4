package org.kaologin.agent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.policy.Peer;

/** The chain of the journal's entries, and whoever lays hands on it. */
class ChainTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
  private static final long TWO_FILES = 4_000;
  private static final byte[] KEY = key(1);

  @TempDir Path folder;
  private Path current;
  private Path previous;
  private Path seal;

  private static byte[] key(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }

  @BeforeEach
  void writeTwoFiles() throws IOException {
    Path place = folder.resolve("journal");
    current = place.resolve("journal.jsonl");
    previous = place.resolve("journal.1.jsonl");
    seal = place.resolve("journal.seal");
    write(0, 30);
    assertTrue(Files.exists(previous));
  }

  private Journal open(byte[] key) throws IOException {
    return Journal.open(folder.resolve("journal"), TWO_FILES, NOON, key, Echo.NONE);
  }

  private void write(int from, int to) throws IOException {
    try (Journal journal = open(KEY)) {
      for (int i = from; i < to; i++) {
        journal.write(
            new Entry(Event.AUTHENTICATE, new Peer(0, 1), "user" + i, "no-match", Map.of()));
      }
    }
  }

  private Verification verified() throws IOException {
    try (Journal journal = open(KEY)) {
      return journal.verify();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private static void rewrite(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void assertBroken(String problem) throws IOException {
    Verification found = verified();
    assertTrue(found.problem().orElse("whole").contains(problem), found::toString);
    write(100, 103);
    assertTrue(verified().problem().isPresent(), "and it stays so while that is kept");
  }

  @Test
  void isWholeThroughRestartsAndFiles() throws IOException {
    int kept = lines(previous).size() + lines(current).size();
    assertEquals(new Verification(kept, Optional.empty()), verified());
    write(40, 200);
    assertEquals(Optional.empty(), verified().problem());
  }

  @Test
  void aNewJournalIsWhole() throws IOException {
    try (Journal journal = Journal.open(folder.resolve("other"), TWO_FILES, NOON, KEY, Echo.NONE)) {
      assertEquals(new Verification(0, Optional.empty()), journal.verify());
    }
  }

  @Test
  void aChangedEntryShows() throws IOException {
    List<String> lines = lines(previous);
    lines.set(3, lines.get(3).replace("no-match", "accepted"));
    rewrite(previous, lines);

    assertBroken("journal.1.jsonl, line 4: entry ");
  }

  @Test
  void aRemovedEntryShows() throws IOException {
    List<String> lines = lines(current);
    lines.remove(1);
    rewrite(current, lines);

    assertBroken(" is missing; here is ");
  }

  @Test
  void aForgedChainShowsAtItsEnd() throws IOException {
    List<String> lines = lines(current);
    Link place = Line.parse(lines(previous).get(lines(previous).size() - 1)).orElseThrow().link();
    List<String> forged = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String entry =
          lines.get(i).replaceFirst(",\"number\".*", "}").replace("no-match", "accepted");
      Line line = Line.after(place, entry, i == 0);
      place = line.link();
      forged.add(line.whole());
    }
    rewrite(current, forged);

    assertBroken(" is not as it was written");
  }

  @Test
  void theNewestEntriesCannotBeCutOff() throws IOException {
    List<String> lines = lines(current);
    lines.remove(lines.size() - 1);
    rewrite(current, lines);

    assertBroken(" is missing; here is ");
  }

  @Test
  void theOldestLinesCannotBeCutOff() throws IOException {
    List<String> lines = lines(previous);
    lines.remove(0);
    rewrite(previous, lines);

    assertBroken("journal.1.jsonl, line 1: the lines before it are missing");
  }

  @Test
  void theOlderFileCannotBeTakenAway() throws IOException {
    Files.delete(previous);

    assertTrue(verified().problem().orElseThrow().contains("the file before this one is missing"));
  }

  @Test
  void everythingCannotBeTakenAway() throws IOException {
    Files.delete(previous);
    Files.delete(current);

    assertBroken("found broken");
  }

  @Test
  void whatWasPutAsideCannotComeBack() throws IOException {
    Path copy = Files.copy(current, folder.resolve("copy"));
    write(40, 45);
    Files.copy(copy, current, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertBroken(" is missing; here is ");
  }

  @Test
  void theSealCannotBeTakenAwayNorMadeWithoutTheKey() throws IOException {
    byte[] whole = Files.readAllBytes(seal);
    byte[] forged = whole.clone();
    for (int i = 71; i < forged.length; i += 72) {
      forged[i] ^= 1;
    }
    Files.write(seal, forged);
    assertBroken(" is not as it was written");
  }

  @Test
  void anotherKeyKnowsNothingOfIt() throws IOException {
    try (Journal journal = open(key(2))) {
      assertTrue(journal.verify().problem().isPresent());
    }
  }

  @Test
  void aCrashBetweenAnEntryAndItsSealLosesNothing() throws IOException {
    byte[] sealed = Files.readAllBytes(seal);
    write(40, 41);
    Files.write(seal, sealed);

    assertEquals(Optional.empty(), verified().problem());
    assertTrue(lines(current).get(lines(current).size() - 1).contains("user40"));
  }

  @Test
  void twoEntriesWithoutASealAreNotACrash() throws IOException {
    byte[] sealed = Files.readAllBytes(seal);
    write(40, 42);
    Files.write(seal, sealed);

    assertBroken(" is not as it was written");
  }

  @Test
  void aCrashAmidTheSealLeavesTheOneBefore() throws IOException {
    byte[] before = Files.readAllBytes(seal);
    write(40, 41);
    byte[] after = Files.readAllBytes(seal);
    for (int written = 0; written <= after.length; written++) {
      byte[] torn = after.clone();
      int changed = 0;
      for (int i = 0; i < torn.length; i++) { // only the bytes that the last writing reached
        if (before[i] != after[i] && changed++ >= written) {
          torn[i] = before[i];
        }
      }
      Files.write(seal, torn);
      assertEquals(Optional.empty(), verified().problem(), written + " bytes");
    }
  }

  @Test
  void aCrashAmidAnEntryLosesThatAlone() throws IOException {
    int kept = lines(previous).size() + lines(current).size();
    Files.writeString(current, "{\"time\":\"20", StandardOpenOption.APPEND);

    assertEquals(new Verification(kept, Optional.empty()), verified());
  }
}
