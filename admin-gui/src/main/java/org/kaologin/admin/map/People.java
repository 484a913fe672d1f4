package org.kaologin.admin.map;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import org.kaologin.admin.look.Look;
import org.kaologin.protocol.Reply.FaceMap.Place;

/**
 * Whose faces are on the map, and in which colour.
 *
 * @param names each once
 */
record People(List<String> names) {

  /**
   * Those of places, by name.
   *
   * @param first who comes before all others, if there
   */
  static People of(List<Place> places, String first) {
    return new People(
        places.stream()
            .map(Place::user)
            .distinct()
            .sorted(
                Comparator.comparing((String name) -> !name.equals(first))
                    .thenComparing(Comparator.naturalOrder()))
            .toList());
  }

  /** Somebody's colour in the present look. Of more people than colours, some share one. */
  Color colour(String name) {
    return Look.colour(Look.PERSONS.get(names.indexOf(name) % Look.PERSONS.size()));
  }
}
