package org.kaologin.biometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.decision.Comparison;
import org.kaologin.biometrics.decision.Fusion;

/**
 * The templates that a person's probes are compared with, face by face: their own, and perhaps that
 * of another appearance. Each face is compared as a whole, and the one that is most alike counts:
 * nobody gains by looking like one and being shaped like another, or by being between two.
 *
 * <p>Immutable.
 */
public final class Gallery {
  /** Of somebody who never enrolled. */
  public static final Gallery EMPTY = new Gallery(List.of());

  private final List<List<FaceSample>> faces;

  private Gallery(List<List<FaceSample>> faces) {
    this.faces = faces;
  }

  /**
   * Of some faces.
   *
   * @param faces each with one template at least
   */
  public static Gallery of(List<List<FaceSample>> faces) {
    if (faces.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a face without a template");
    }
    return new Gallery(faces.stream().map(List::copyOf).toList());
  }

  /**
   * Of one face, or of none where there is no template.
   *
   * @param templates of it
   */
  public static Gallery ofOne(List<FaceSample> templates) {
    return templates.isEmpty() ? EMPTY : of(List.of(templates));
  }

  /** Whether there is nothing to compare with. */
  public boolean isEmpty() {
    return faces.isEmpty();
  }

  /** How many faces there are. */
  public int faces() {
    return faces.size();
  }

  /** The templates of all faces. */
  public List<FaceSample> templates() {
    return faces.stream().flatMap(List::stream).toList();
  }

  /** The same with some more templates, each beside those of the face that it is most like. */
  public Gallery with(List<FaceSample> more) {
    if (isEmpty()) {
      throw new IllegalStateException("nobody is enrolled");
    }
    List<List<FaceSample>> grown = new ArrayList<>();
    faces.forEach(face -> grown.add(new ArrayList<>(face)));
    more.forEach(template -> grown.get(mostAlike(template)).add(template));
    return of(grown);
  }

  /** The place of the face that a sample is most like. */
  int mostAlike(FaceSample template) {
    double[] evidence =
        faces.stream()
            .mapToDouble(face -> ofOne(face).unbounded(template).orElse(Double.NEGATIVE_INFINITY))
            .toArray();
    return IntStream.range(0, evidence.length)
        .reduce(0, (one, other) -> evidence[other] > evidence[one] ? other : one);
  }

  /** What one probe says of the face that it is most like; empty when nothing can be compared. */
  public Optional<Comparison> compare(FaceSample probe) {
    return faces.stream()
        .map(face -> Comparators.FUSION.compare(probe.embeddings(), embeddings(face)))
        .flatMap(Optional::stream)
        .max(java.util.Comparator.comparingDouble(Comparison::unbounded));
  }

  /**
   * The evidence of one probe in nats, with its bound above; empty when nothing can be compared.
   */
  public OptionalDouble evidence(FaceSample probe) {
    return nats(probe, Comparison::evidence);
  }

  /** The same without the bound. */
  public OptionalDouble unbounded(FaceSample probe) {
    return nats(probe, Comparison::unbounded);
  }

  private OptionalDouble nats(FaceSample probe, ToDoubleFunction<Comparison> which) {
    return compare(probe).stream().mapToDouble(which).findFirst();
  }

  /** One comparator's distance to the nearest face; empty when it has nothing to compare. */
  public OptionalDouble distance(Comparator comparator, FaceSample probe) {
    return faces.stream()
        .map(face -> Fusion.distance(comparator, probe.embeddings(), embeddings(face)))
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }

  private static List<Map<String, float[]>> embeddings(List<FaceSample> face) {
    return face.stream().map(FaceSample::embeddings).toList();
  }
}
