package org.kaologin.biometrics.adaptation;

import java.util.List;
import java.util.stream.Stream;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Parameters;

/**
 * What was learnt of a person since the enrolment. Immutable.
 *
 * @param fresh the oldest first
 * @param confirmed the oldest first
 */
public record Adapted(List<Fresh> fresh, List<Confirmed> confirmed) {
  /** Nothing yet. */
  public static final Adapted NONE = new Adapted(List.of(), List.of());

  public Adapted {
    fresh = List.copyOf(fresh);
    confirmed = List.copyOf(confirmed);
    if (fresh.size() > Parameters.FRESH_TEMPLATES
        || confirmed.size() > Parameters.CONFIRMED_TEMPLATES) {
      throw new IllegalArgumentException("more adapted templates than are ever kept");
    }
  }

  /** All templates that help to match. */
  public List<FaceSample> templates() {
    return Stream.concat(
            confirmed.stream().map(Confirmed::template), fresh.stream().map(Fresh::template))
        .toList();
  }

  /** How many templates are here that another state lacks. */
  public int countMissingIn(Adapted other) {
    List<FaceSample> theirs = other.templates();
    return (int) templates().stream().filter(template -> !theirs.contains(template)).count();
  }
}
