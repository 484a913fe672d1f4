package org.kaologin.admin.map;

import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** Places for tests. */
final class Faces {
  private Faces() {}

  /** Where it lies by principal components; by neighbours it lies the other way round. */
  static Place enrolled(String user, String name, double across, double up) {
    return new Place(FaceMap.ENROLLED, user, name, 1_700_000_000L, across, up, -across, -up);
  }

  static Place learnt(String user, double across, double up) {
    return new Place(FaceMap.LEARNT, user, "", 0, across, up, -across, -up);
  }

  static Place seen(String user, String verdict, double across, double up) {
    return new Place(FaceMap.SEEN, user, verdict, 1_700_000_100L, across, up, -across, -up);
  }
}
