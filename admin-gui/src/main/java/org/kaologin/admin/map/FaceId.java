package org.kaologin.admin.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaologin.protocol.Reply.FaceMap.Place;

/**
 * Which face a place is of, wherever it lies: known again when all are laid out anew.
 *
 * @param nth among those of which everything else is the same, from 0
 */
record FaceId(int kind, String user, String label, long atSeconds, int nth) {

  /** Those of places, in their order. */
  static List<FaceId> of(List<Place> places) {
    Map<FaceId, Integer> counts = new HashMap<>();
    List<FaceId> ids = new ArrayList<>();
    for (Place place : places) {
      FaceId first = new FaceId(place.kind(), place.user(), place.label(), place.atSeconds(), 0);
      int nth = counts.merge(first, 1, Integer::sum) - 1;
      ids.add(new FaceId(place.kind(), place.user(), place.label(), place.atSeconds(), nth));
    }
    return List.copyOf(ids);
  }
}
