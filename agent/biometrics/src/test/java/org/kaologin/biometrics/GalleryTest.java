package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final HeadPose STRAIGHT = new HeadPose(0, 0, 0);

  private final Gallery two =
      Gallery.of(List.of(List.of(Samples.at(0)), List.of(Samples.at(1), Samples.at(1.1f))));

  private static double distance(Gallery gallery, FaceSample probe) {
    return gallery.distance(Comparators.APPEARANCE, probe).orElseThrow();
  }

  @Test
  void reachesFromOneTemplateOfAFaceToAnotherButFromNoFaceToAnother() {
    assertEquals(0.5, distance(two, Samples.at(0.5f)), 1e-6);
    assertEquals(0, distance(two, Samples.at(1.05f)), 1e-6);
    Gallery one = Gallery.ofOne(List.of(Samples.at(0), Samples.at(1)));
    assertEquals(0, distance(one, Samples.at(0.5f)), 1e-6);
  }

  @Test
  void theFaceThatIsMostAlikeCounts() {
    double first = Gallery.ofOne(List.of(Samples.at(0))).unbounded(Samples.at(0.2f)).orElseThrow();
    assertEquals(first, two.unbounded(Samples.at(0.2f)).orElseThrow(), 1e-9);
    assertEquals(first, two.unbounded(Samples.at(1.3f)).orElseThrow(), 1e-4);
  }

  @Test
  void nobodyGainsByTheLooksOfOneFaceAndTheShapeOfAnother() {
    FaceSample one = both(0, 0);
    FaceSample other = both(1, 1);
    FaceSample mixed = both(0, 1);
    Gallery apart = Gallery.of(List.of(List.of(one), List.of(other)));
    Gallery together = Gallery.ofOne(List.of(one, other));
    assertTrue(evidence(apart, mixed) < evidence(together, mixed));
    assertEquals(evidence(apart, one), evidence(apart, other), 1e-9);
  }

  private static FaceSample both(float appearance, float shape) {
    return new FaceSample(
        Map.of(
            FaceSample.APPEARANCE, new float[] {appearance, 0},
            FaceSample.SHAPE, new float[] {shape, 0}),
        STRAIGHT,
        700);
  }

  private static double evidence(Gallery gallery, FaceSample probe) {
    return gallery.unbounded(probe).orElseThrow();
  }

  @Test
  void whatIsLearntJoinsTheFaceThatItIsLike() {
    Gallery grown = two.with(List.of(Samples.at(-0.4f)));
    assertEquals(0, distance(grown, Samples.at(-0.2f)), 1e-6);
    assertEquals(0.5, distance(grown, Samples.at(0.5f)), 1e-6, "no line to the other face");
    assertEquals(4, grown.templates().size());
    assertEquals(3, two.templates().size());
  }

  @Test
  void knowsNothingOfWhatItCannotCompare() {
    FaceSample other = new FaceSample(Map.of("other", new float[] {1}), STRAIGHT, 700);
    assertEquals(OptionalDouble.empty(), two.evidence(other));
    assertEquals(OptionalDouble.empty(), two.distance(Comparators.APPEARANCE, other));
    assertEquals(4, two.with(List.of(other)).templates().size());
  }

  @Test
  void hasNoFaceWithoutATemplate() {
    assertTrue(Gallery.ofOne(List.of()).isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () -> Gallery.of(List.of(List.of(Samples.at(0)), List.of())));
    List<FaceSample> more = List.of(Samples.at(0));
    assertThrows(IllegalStateException.class, () -> Gallery.EMPTY.with(more));
  }
}
