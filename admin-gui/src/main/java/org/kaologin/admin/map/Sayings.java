package org.kaologin.admin.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** What a map and its points say in words. */
final class Sayings {
  private final Texts texts;

  Sayings(Texts texts) {
    this.texts = texts;
  }

  /** What is known of one: what it is, whose, and when, as far as that is known. */
  List<String> of(Place place) {
    boolean seen = place.kind() == FaceMap.SEEN;
    List<String> lines = new ArrayList<>();
    lines.add(name(place));
    lines.add(texts.get(seen ? "map.seen.of" : "map.enrolled.of", place.user()));
    if (place.atSeconds() != 0) {
      String moment = texts.moment(Instant.ofEpochSecond(place.atSeconds()));
      lines.add(texts.get(seen ? "map.seen.at" : "map.enrolled.at", moment));
    }
    return lines;
  }

  private String name(Place place) {
    return switch (place.kind()) {
      case FaceMap.ENROLLED -> place.label();
      case FaceMap.LEARNT -> texts.get("map.learnt.name");
      default -> verdict(place.label());
    };
  }

  private String verdict(String word) {
    String key = "verdict." + word.toUpperCase(Locale.ROOT).replace('-', '_');
    return texts.has(key) ? texts.get(key) : word;
  }

  /** How many there are of what, and of whom. */
  String of(List<Place> places, People people) {
    return texts.get(
        "map.picture.more",
        count(places, Mark.ENROLLED),
        count(places, Mark.LEARNT),
        count(places, Mark.ACCEPTED),
        count(places, Mark.REFUSED),
        String.join(", ", people.names()));
  }

  /** How many there are of a kind. */
  String of(List<Place> places, Mark mark) {
    return texts.get(mark.key(), count(places, mark));
  }

  private static long count(List<Place> places, Mark mark) {
    return places.stream().filter(place -> Mark.of(place) == mark).count();
  }
}
