package org.kaologin.admin.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.kaologin.admin.text.Texts;

/**
 * One entry of the journal.
 *
 * @param time when
 * @param event what it is about, as the journal names it
 * @param outcome how it ended, as the journal names it
 * @param fields everything it says
 */
record Happening(Instant time, String event, String outcome, JsonNode fields) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUTHENTICATE = "authenticate";

  /** Reads one; nothing when it is none. */
  static Optional<Happening> parse(String line) {
    try {
      JsonNode fields = JSON.readTree(line);
      return Optional.of(
          new Happening(
              Instant.parse(fields.path("time").asText()),
              fields.path("event").asText(),
              fields.path("outcome").asText(),
              fields));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isUnlock() {
    return event.equals(AUTHENTICATE) && outcome.equals("accepted");
  }

  boolean isRefusal() {
    return event.equals(AUTHENTICATE) && !outcome.equals("accepted");
  }

  /** Whether it is about what is kept, and not about opening. */
  boolean isChange() {
    return !event.equals(AUTHENTICATE) && !event.equals("password-used");
  }

  /** What happened. */
  String what(Texts texts) {
    return event.equals(AUTHENTICATE)
        ? words(texts, "verdict." + constant(outcome), outcome)
        : words(texts, "event." + event + "." + outcome, event + ": " + outcome);
  }

  /** Why, as far as the journal says. */
  String why(Texts texts) {
    String finding = fields.path("finding").asText();
    if (!finding.isEmpty()) {
      return words(texts, "finding." + constant(finding), finding);
    }
    if (!fields.path("missing").isEmpty()) { // it was the person, who did not do this
      String hint = fields.path("missing").path(0).asText();
      return texts.get("activity.missing", words(texts, "hint." + constant(hint), hint));
    }
    return fields.path("reason").asText();
  }

  /** Which program asked, empty where none did. */
  String service() {
    return fields.path("service").asText();
  }

  private static String words(Texts texts, String key, String otherwise) {
    return texts.has(key) ? texts.get(key) : otherwise;
  }

  private static String constant(String code) {
    return code.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }
}
