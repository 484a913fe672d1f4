package org.kaologin.admin.map;

import java.util.Locale;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** The two ways in which the agent lays faces out. */
enum Projection {
  /** Principal components: what is far apart is unlike. */
  COMPONENTS,
  /** t-SNE: what is side by side is alike. */
  NEIGHBOURS;

  double across(Place place) {
    return this == COMPONENTS ? place.across() : place.acrossNeighbours();
  }

  double up(Place place) {
    return this == COMPONENTS ? place.up() : place.upNeighbours();
  }

  /** As it stands in the keys of texts. */
  String key() {
    return "map.projection." + name().toLowerCase(Locale.ROOT);
  }
}
