package org.kaologin.agent.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A face that opened, as the journal remembers it.
 *
 * @param at when
 * @param face id of the one that it was most like; empty where the journal does not say
 * @param evidence mean of its frames, in nats
 */
public record Unlock(Instant at, String face, double evidence) {

  /** The unlock that an entry tells of; nothing where it tells of something else. */
  static Optional<Unlock> of(String entry) {
    return Tail.object(entry).filter(Unlock::isOne).flatMap(Unlock::read);
  }

  private static boolean isOne(JsonNode fields) {
    return fields.path("event").asText().equals(Event.AUTHENTICATE.text())
        && fields.path("outcome").asText().equals("accepted")
        && fields.path("evidence").isNumber();
  }

  private static Optional<Unlock> read(JsonNode fields) {
    try {
      return Optional.of(
          new Unlock(
              Instant.parse(fields.path("time").asText()),
              fields.path("face").asText(),
              fields.get("evidence").asDouble()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
