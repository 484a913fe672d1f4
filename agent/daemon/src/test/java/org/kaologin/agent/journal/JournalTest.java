package org.kaologin.agent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.files.TinyDisk;
import org.kaologin.agent.policy.Peer;

class JournalTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
  private static final int PAGE = 1 << 20;
  private static final byte[] KEY = new byte[32];

  @TempDir Path folder;
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    journal = open(folder, 4_000);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void anEntryIsALineOfJson() throws IOException {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("service", "sudo");
    details.put("evidence", -3.5);
    details.put("nearestDistance", Double.NaN);
    journal.write(new Entry(Event.AUTHENTICATE, new Peer(1000, 42), "alice", "NO_MATCH", details));

    assertEquals(
        List.of(
            "{\"time\":\"2026-01-02T12:00:00Z\",\"event\":\"authenticate\",\"uid\":1000,\"pid\":42,"
                + "\"user\":\"alice\",\"outcome\":\"NO_MATCH\",\"service\":\"sudo\","
                + "\"evidence\":-3.5,\"nearestDistance\":\"NaN\"}"),
        journal.newest(10, PAGE).stream()
            .map(line -> line.replaceFirst(",\"number\":1,\"before\":.*", "}"))
            .toList());
  }

  @Test
  void whatAClientSaysStaysInItsLineAndIsBounded() throws IOException {
    String hostile = "a\"\n\u0001{}" + "\u0002".repeat(93) + "😀".repeat(100);
    journal.write(
        new Entry(
            Event.AUTHENTICATE,
            new Peer(1000, 42),
            hostile,
            "TIMEOUT",
            Map.of("service", hostile, "tty", hostile, "face", hostile)));

    List<String> lines = journal.newest(10, PAGE);

    assertEquals(1, lines.size());
    assertTrue(lines.get(0).getBytes(StandardCharsets.UTF_8).length <= 4096);
    JsonNode user = new ObjectMapper().readTree(lines.get(0)).get("user");
    assertEquals(hostile.substring(0, 99) + "…", user.asText());
  }

  @Test
  void theNewestComeLastAndOutliveARestart() throws IOException {
    write(journal, 0, 3);
    close();
    open();
    write(journal, 3, 5);

    assertEquals(List.of("2", "3", "4"), users(journal.newest(3, PAGE)));
  }

  @Test
  void itsSizeIsBoundedAndTheNewestAreKept() throws IOException {
    write(journal, 0, 500);

    assertTrue(Files.size(folder.resolve("journal/journal.jsonl")) <= 4_000);
    assertTrue(Files.size(folder.resolve("journal/journal.1.jsonl")) <= 4_000);
    List<String> users = users(journal.newest(1000, PAGE));
    assertTrue(users.size() > 4_000 / 280 && users.size() < 2 * 4_000 / 160, users::toString);
    assertEquals(
        IntStream.range(500 - users.size(), 500).mapToObj(String::valueOf).toList(), users);
  }

  @Test
  void itsSizeIsBoundedInBytesNotInLetters() throws IOException {
    for (int i = 0; i < 100; i++) {
      journal.write(entry("顔".repeat(80)));

      assertTrue(Files.size(folder.resolve("journal/journal.jsonl")) <= 4_000);
    }
  }

  @Test
  void aPageHoldsNoMoreThanItsBytes() throws IOException {
    write(journal, 0, 9);
    int line = journal.newest(1, PAGE).get(0).length();

    assertEquals(List.of("7", "8"), users(journal.newest(10, 2 + 2 * (line + 2))));
    assertEquals(List.of("8"), users(journal.newest(10, 2 + 2 * (line + 2) - 1)));
  }

  @Test
  void aLineThatACrashCutIsPassedOver() throws IOException {
    write(journal, 0, 1);
    Files.writeString(
        folder.resolve("journal/journal.jsonl"), "{\"time\":\"20", StandardOpenOption.APPEND);
    close();
    open();
    write(journal, 1, 2);

    assertEquals(List.of("0", "1"), users(journal.newest(10, PAGE)));
  }

  @Test
  void aFileThatSomebodyTookAwayIsMadeAnew() throws IOException {
    write(journal, 0, 1);
    Files.delete(folder.resolve("journal/journal.jsonl"));
    write(journal, 1, 100);

    assertEquals(List.of("99"), users(journal.newest(1, PAGE)));
  }

  @Test
  void onlyTheAgentMayReadIt() throws IOException {
    write(journal, 0, 100);

    for (String file : List.of("journal.jsonl", "journal.1.jsonl")) {
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(folder.resolve("journal").resolve(file)));
    }
    Files.setPosixFilePermissions(
        folder.resolve("journal"), PosixFilePermissions.fromString("rwxr-x---"));
    assertThrows(IOException.class, () -> open(folder, 4_000));
  }

  @Test
  void onAFullDiskNothingIsTornAndItGoesOnWhenThereIsRoom() throws Exception {
    assertEquals(List.of("whole", "later"), TinyDisk.run(Filling.class, folder.resolve("journal")));
  }

  /** Fills the disk with entries, then makes room. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws Exception {
      Path ballast = Files.write(disk.resolve("ballast"), new byte[16_000]);
      try (Journal journal = open(disk, 100_000)) {
        assertThrows(IOException.class, () -> write(journal, 0, 1000));
        String file = Files.readString(disk.resolve("journal/journal.jsonl"));
        Files.delete(ballast);
        journal.write(entry("later"));
        return List.of(
            file.endsWith("}\n") ? "whole" : "torn", users(journal.newest(1, PAGE)).get(0));
      }
    }
  }

  private static Journal open(Path folder, long mostBytes) throws IOException {
    return Journal.open(folder.resolve("journal"), mostBytes, NOON, KEY, Echo.NONE);
  }

  private static void write(Journal journal, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      journal.write(entry(Integer.toString(i)));
    }
  }

  private static Entry entry(String user) {
    return new Entry(Event.AUTHENTICATE, new Peer(0, 1), user, "ACCEPTED", Map.of());
  }

  private static List<String> users(List<String> lines) {
    return lines.stream().map(l -> l.replaceFirst(".*\"user\":\"(\\w+)\".*", "$1")).toList();
  }
}
