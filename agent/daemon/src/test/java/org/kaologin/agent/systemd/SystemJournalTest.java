package org.kaologin.agent.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.journal.Echo;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.policy.Peer;

/** What it says; that systemd hears it is checked in the booted container. */
class SystemJournalTest {
  private static Entry entry(String user, String outcome, String service) {
    return new Entry(Event.AUTHENTICATE, new Peer(0, 1), user, outcome, Map.of("service", service));
  }

  @Test
  void theShortFormSaysWhatWasDecided() {
    assertEquals(
        List.of(
            "MESSAGE_ID=" + SystemJournal.MESSAGE_ID,
            "MESSAGE=authenticate of alice for sudo: accepted",
            "PRIORITY=5",
            "KAO_EVENT=authenticate",
            "KAO_OUTCOME=accepted",
            "KAO_USER=alice",
            "KAO_SERVICE=sudo"),
        SystemJournal.fields(entry("alice", "accepted", "sudo")));
    assertTrue(SystemJournal.fields(entry("alice", "no-match", "sudo")).contains("PRIORITY=4"));
  }

  @Test
  void whatClientsSayStaysInItsLine() {
    List<String> fields =
        SystemJournal.fields(entry("alice", "no-match", "su\nMESSAGE=all is well\u001b[2J"));

    assertTrue(
        fields.contains("MESSAGE=authenticate of alice for su?MESSAGE=all is well?[2J: no-match"),
        fields::toString);
  }

  @Test
  void nobodyHearsWhereSystemdDoesNotRunIt() {
    assertSame(Echo.NONE, SystemJournal.of(Map.of()));
  }
}
