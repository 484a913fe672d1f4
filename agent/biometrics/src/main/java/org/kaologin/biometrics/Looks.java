package org.kaologin.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.kaologin.biometrics.EnrolmentStep.View;

/**
 * What an enrolment has taken. The quality of a look is its utility (ISO/IEC 29794-1): how strongly
 * the looks at all other sides say that it is this person's.
 *
 * <p>Not thread-safe.
 */
final class Looks {
  private record Look(View view, FaceSample sample) {}

  private final List<Look> kept = new ArrayList<>();

  void add(View view, FaceSample sample) {
    kept.add(new Look(view, sample));
  }

  /** Keeps the best of the looks at a view and one more; there are as many as before. */
  void improve(View view, FaceSample sample) {
    Gallery others = Gallery.ofOne(samples(look -> look.view() != view));
    add(view, sample);
    kept.stream()
        .filter(look -> look.view() == view)
        .min(Comparator.comparingDouble(look -> quality(others, look.sample())))
        .ifPresent(kept::remove);
  }

  /** In nats; nothing that can be compared is of no use. */
  private static double quality(Gallery others, FaceSample sample) {
    return others.unbounded(sample).orElse(Double.NEGATIVE_INFINITY);
  }

  int of(View view) {
    return (int) kept.stream().filter(look -> look.view() == view).count();
  }

  /** Whether a look can be the same person's as those before; the first can. */
  boolean areAlso(FaceSample sample) {
    OptionalDouble nearest = Gallery.ofOne(samples()).distance(Comparators.APPEARANCE, sample);
    return kept.isEmpty()
        || (nearest.isPresent() && nearest.getAsDouble() <= Parameters.SAME_PERSON_DISTANCE);
  }

  List<FaceSample> samples() {
    return samples(look -> true);
  }

  private List<FaceSample> samples(Predicate<Look> which) {
    return kept.stream().filter(which).map(Look::sample).toList();
  }
}
