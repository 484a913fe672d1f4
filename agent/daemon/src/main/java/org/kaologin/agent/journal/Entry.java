package org.kaologin.agent.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kaologin.agent.policy.Peer;

/**
 * One line of the journal.
 *
 * @param event what it was about
 * @param peer who asked
 * @param user whom it concerned; empty where it concerned nobody
 * @param outcome how it ended
 * @param details texts, numbers and truth values by name, in their order
 */
public record Entry(
    Event event, Peer peer, String user, String outcome, Map<String, Object> details) {
  /** Longest text that is kept of what a client said, so that no line outgrows an answer. */
  private static final int LONGEST_TEXT = 100;

  private static final Set<String> GOOD = Set.of("accepted", "done", "added", "begun");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its event as it stands in the journal. */
  public String eventText() {
    return event.text();
  }

  /** Whether it tells of something that went well. */
  public boolean isGood() {
    return GOOD.contains(outcome);
  }

  /** Whether a text stands in the journal as it is, and not shortened. */
  static boolean isKeptWhole(String text) {
    return text.length() <= LONGEST_TEXT;
  }

  String json(Instant time) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", time.toString());
    fields.put("event", event.text());
    fields.put("uid", peer.uid());
    fields.put("pid", peer.pid());
    fields.put("user", clipped(user));
    fields.put("outcome", clipped(outcome));
    details.forEach((name, value) -> fields.put(name, clipped(value)));
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers always fit JSON", e);
    }
  }

  private static Object clipped(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.toString(); // JSON knows no such numbers
    }
    if (!(value instanceof String text) || isKeptWhole(text)) {
      return value;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end) + "…";
  }
}
