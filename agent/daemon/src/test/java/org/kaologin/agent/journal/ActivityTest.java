package org.kaologin.agent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.policy.Peer;

/** What of the journal is one user's to see. */
class ActivityTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
  private static final int PAGE = 1 << 20;

  @TempDir Path folder;
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    journal = open(100_000);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private Journal open(long mostBytes) throws IOException {
    return Journal.open(folder.resolve("journal"), mostBytes, NOON, new byte[32], Echo.NONE);
  }

  @Test
  void isWhatTheJournalSaysAboutTheUserTheNewestLast() throws IOException {
    write("alice", "accepted", Map.of());
    write("bob", "accepted", Map.of());
    write("alice", "refused", Map.of());
    write("alice", "no-match", Map.of());

    assertEquals(List.of(), journal.newestAbout("carol", 10, PAGE));
    assertEquals(
        List.of(entry("alice", "refused"), entry("alice", "no-match")),
        journal.newestAbout("alice", 2, PAGE));
    assertEquals(
        List.of(entry("alice", "accepted"), entry("alice", "refused"), entry("alice", "no-match")),
        journal.newestAbout("alice", 10, PAGE));
  }

  /** Hashes before and after an entry of somebody else's would prove a guess at it. */
  @Test
  void saysNothingOfTheChain() throws IOException {
    write("alice", "accepted", Map.of("service", "sudo"));
    write("alice", "accepted", Map.of("service", "sudo"));

    for (String line : journal.newest(10, PAGE)) {
      assertTrue(line.contains("\"number\"") && line.contains("\"chain\""), line);
    }
    for (String entry : journal.newestAbout("alice", 10, PAGE)) {
      assertTrue(entry.endsWith(",\"service\":\"sudo\"}"), entry);
      for (String secret : List.of("number", "chain", "before")) {
        assertFalse(entry.contains(secret), entry);
      }
    }
  }

  @Test
  void nothingThatAClientSaidMakesAnEntryAnothers() throws IOException {
    String forged = "x\",\"user\":\"alice\",\"number\":1";
    write("bob", forged, Map.of("service", forged));
    write(forged, "accepted", Map.of());
    write("alice,", "accepted", Map.of());
    write("Alice", "accepted", Map.of());
    write("", "alice", Map.of("reason", "alice"));

    assertEquals(List.of(), journal.newestAbout("alice", 10, PAGE));
    assertEquals(1, journal.newestAbout("bob", 10, PAGE).size());
    assertEquals(List.of(entry("Alice", "accepted")), journal.newestAbout("Alice", 10, PAGE));
  }

  @Test
  void aNameThatIsNotKeptWholeIsNobodys() throws IOException {
    write("a".repeat(101), "accepted", Map.of());
    write("a".repeat(100), "accepted", Map.of());

    assertEquals(List.of(), journal.newestAbout("a".repeat(101), 10, PAGE));
    assertEquals(List.of(), journal.newestAbout("a".repeat(102), 10, PAGE));
    assertEquals(1, journal.newestAbout("a".repeat(100), 10, PAGE).size());
  }

  @Test
  void isFoundInBothFilesAndHoldsNoMoreThanItsBytes() throws IOException {
    journal.close();
    journal = open(10_000);
    Map<String, Object> details = new TreeMap<>();
    IntStream.range(0, 9).forEach(i -> details.put("detail" + i, "x".repeat(100)));
    int entries = 0;
    while (Files.notExists(folder.resolve("journal/journal.1.jsonl"))) {
      write("alice", "accepted", details);
      entries++;
    }
    List<String> found = journal.newestAbout("alice", 1000, PAGE);
    assertEquals(entries, found.size());

    // So many bytes hold one line of each file, and the line's entry is shorter.
    int twoEntries = 2 + 2 * (found.get(0).length() + 2);
    assertEquals(2, journal.newestAbout("alice", 1000, twoEntries).size());
    assertEquals(1, journal.newestAbout("alice", 1000, twoEntries - 1).size());
  }

  @Test
  void linesThatTheAgentDidNotWriteArePassedOver() throws IOException {
    write("alice", "accepted", Map.of());
    Files.writeString(
        folder.resolve("journal/journal.jsonl"),
        """
        {"user":"alice"}
        ,"number":1}
        {"user":"alice",
        {"user":"alice"}{,"number":3}
        {"user":["alice"],"number":4}

        """,
        StandardOpenOption.APPEND);

    assertEquals(List.of(entry("alice", "accepted")), journal.newestAbout("alice", 10, PAGE));
  }

  private void write(String user, String outcome, Map<String, Object> details) {
    assertTrue(journal.note(new Entry(Event.AUTHENTICATE, new Peer(0, 1), user, outcome, details)));
  }

  private static String entry(String user, String outcome) {
    return "{\"time\":\"2026-01-02T12:00:00Z\",\"event\":\"authenticate\",\"uid\":0,\"pid\":1,"
        + "\"user\":\""
        + user
        + "\",\"outcome\":\""
        + outcome
        + "\"}";
  }
}
