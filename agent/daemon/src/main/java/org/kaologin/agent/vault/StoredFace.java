package org.kaologin.agent.vault;

import java.time.Instant;
import java.util.List;

/**
 * One enrolled face.
 *
 * @param id names it, never reused
 * @param name what the user calls it
 * @param enrolledAt when it was learnt, to the second
 * @param templates what biometrics made of it; opaque here
 */
public record StoredFace(String id, String name, Instant enrolledAt, byte[] templates) {

  StoredFace renamed(String newName) {
    return new StoredFace(id, newName, enrolledAt, templates);
  }

  StoredFace withTemplates(byte[] others) {
    return new StoredFace(id, name, enrolledAt, others);
  }

  static List<String> ids(List<StoredFace> faces) {
    return faces.stream().map(StoredFace::id).toList();
  }

  /** Without the templates: they belong in no log. */
  @Override
  public String toString() {
    return "StoredFace[" + id + ", " + name + ", " + enrolledAt + "]";
  }
}
