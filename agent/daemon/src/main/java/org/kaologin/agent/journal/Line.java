package org.kaologin.agent.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One line of the journal: the entry's JSON with its number at the end, in a file's first line what
 * the chain was before it, and its own link.
 *
 * @param text all but the link
 * @param link its place in the chain
 * @param before the chain before it, where the line says so
 */
record Line(String text, Link link, Optional<Link> before) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BROKEN = "\"event\":\"journal\",";
  private static final String NUMBER = ",\"number\":";
  private static final String CHAIN = ",\"chain\":\"";

  /**
   * The next line.
   *
   * @param entry a JSON object
   * @param first whether it is the first of a file
   */
  static Line after(Link before, String entry, boolean first) {
    String text =
        entry.substring(0, entry.length() - 1)
            + NUMBER
            + (before.number() + 1)
            + (first ? ",\"before\":\"" + before.hex() + '"' : "")
            + '}';
    return new Line(text, before.next(text), first ? Optional.of(before) : Optional.empty());
  }

  /** Reads one; nothing when it is none. */
  static Optional<Line> parse(String line) {
    int at = line.lastIndexOf(CHAIN);
    if (at < 0) {
      return Optional.empty();
    }
    try {
      JsonNode fields = JSON.readTree(line);
      long number = fields.path("number").asLong(0);
      Link link = new Link(number, HexFormat.of().parseHex(fields.path("chain").asText()));
      Optional<Link> before = Optional.empty();
      if (fields.has("before")) {
        byte[] hash = HexFormat.of().parseHex(fields.get("before").asText());
        before = Optional.of(new Link(number - 1, hash));
      }
      Line parsed = new Line(line.substring(0, at) + '}', link, before);
      return number > 0 && parsed.whole().equals(line) ? Optional.of(parsed) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The entry's JSON as it was before it became a line; nothing when it is none. */
  static Optional<String> entry(String line) {
    int at = line.lastIndexOf(NUMBER); // quotes in what clients say are escaped
    return at < 0 ? Optional.empty() : Optional.of(line.substring(0, at) + '}');
  }

  /** As it stands in the file, without its end. */
  String whole() {
    return text.substring(0, text.length() - 1) + CHAIN + link.hex() + "\"}";
  }

  /** As it stands in the file, with its end. */
  byte[] bytes() {
    return (whole() + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the agent found here at its start that the journal was not as it had left it. */
  boolean isOfBrokenJournal() {
    return text.contains(BROKEN); // quotes in what clients say are escaped
  }

  /** Whether it is the one that comes after a place in the chain. */
  boolean follows(Link place) {
    return link.equals(place.next(text));
  }
}
