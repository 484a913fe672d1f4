package org.kaologin.biometrics.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.biometrics.adaptation.Adapted;
import org.kaologin.biometrics.adaptation.AdaptedCodec;
import org.kaologin.biometrics.adaptation.Confirmed;
import org.kaologin.biometrics.adaptation.Fresh;
import org.kaologin.biometrics.adaptation.Person;

/**
 * ISO/IEC 24745's three: renewable, unlinkable, irreversible, for simulated persons whose
 * embeddings are as far apart as the calibration says of real ones.
 */
class ProtectedTemplatesTest {
  private static final int PERSONS = 400;

  private final Random random = new Random(24745);

  @Test
  void whatIsExposedDecidesAsBefore() {
    Person person = Person.any(random);
    List<FaceSample> templates = person.enrol(random);
    Rotation rotation = any();

    List<FaceSample> back =
        TemplateCodec.decode(
            ProtectedTemplates.expose(
                ProtectedTemplates.protect(TemplateCodec.encode(templates), rotation), rotation));

    for (FaceSample probe : person.enrol(random)) {
      assertEquals(evidence(templates, probe), evidence(back, probe), 1e-3);
    }
  }

  @Test
  void whatWasAdaptedIsProtectedToo() {
    Person person = Person.any(random);
    Adapted adapted =
        new Adapted(
            List.of(new Fresh(person.capture(random), 3)),
            List.of(new Confirmed(person.capture(random), 7)));
    byte[] bytes = AdaptedCodec.encode(adapted);
    Rotation rotation = any();

    byte[] closed = ProtectedTemplates.protect(bytes, rotation);
    Adapted seen = AdaptedCodec.decode(closed);
    Adapted back = AdaptedCodec.decode(ProtectedTemplates.expose(closed, rotation));

    assertEquals(3, seen.fresh().get(0).unlocksLeft());
    for (int i = 0; i < 2; i++) {
      FaceSample own = adapted.templates().get(i);
      assertTrue(distance(FaceSample.SHAPE, own, seen.templates().get(i)) > 0.5);
      assertEquals(0, distance(FaceSample.SHAPE, own, back.templates().get(i)), 1e-5);
    }
  }

  /** Nothing else in the encoding changes, and what this version cannot compare is not lost. */
  @Test
  void embeddingsOfOtherNetworksAreProtectedAndComeBack() {
    FaceSample template =
        new FaceSample(
            Map.of(FaceSample.SHAPE, new float[] {1, 2, 3, 4}),
            Person.any(random).capture(random).pose(),
            700);
    byte[] bytes = TemplateCodec.encode(List.of(template));
    int network = bytes.length - 4 * Float.BYTES - 2 - Long.BYTES;
    bytes[network] ^= 1;
    Rotation rotation = any();

    byte[] closed = ProtectedTemplates.protect(bytes, rotation);

    int numbers = bytes.length - 4 * Float.BYTES;
    assertArrayEquals(Arrays.copyOf(bytes, numbers), Arrays.copyOf(closed, numbers));
    assertFalse(Arrays.equals(bytes, closed));
    byte[] back = ProtectedTemplates.expose(closed, rotation);
    back[network] ^= 1;
    assertArrayEquals(
        template.embeddings().get(FaceSample.SHAPE),
        TemplateCodec.decode(back).get(0).embeddings().get(FaceSample.SHAPE),
        1e-5f);
  }

  @Test
  void whatIsNoEncodingStaysAsItIs() {
    byte[] good = TemplateCodec.encode(Person.any(random).enrol(random));
    byte[] older = good.clone();
    older[2] = 2;
    for (byte[] content :
        List.of(
            new byte[0],
            "KA".getBytes(StandardCharsets.US_ASCII),
            "KA\1\u007f\u007f".getBytes(StandardCharsets.US_ASCII),
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            older)) {
      assertArrayEquals(content, ProtectedTemplates.protect(content, any()));
    }
  }

  /**
   * One person's looks under two rotations are as far apart as two persons' are: Kolmogorov's and
   * Smirnov's statistic of the two samples stays below its bound at 0.1 %. Without rotations it is
   * nearly 1.
   */
  @Test
  void oneStoreDoesNotLinkToAnother() {
    double bound = 1.95 * Math.sqrt(2.0 / PERSONS);
    for (String comparator : List.of(FaceSample.APPEARANCE, FaceSample.SHAPE, FaceSample.SIAMESE)) {
      double[] same = new double[PERSONS];
      double[] different = new double[PERSONS];
      double[] sameUnprotected = new double[PERSONS];
      for (int i = 0; i < PERSONS; i++) {
        Person person = Person.any(random);
        FaceSample look = person.capture(random);
        FaceSample here = protect(look, any());
        FaceSample there = person.capture(random);
        same[i] = distance(comparator, here, protect(there, any()));
        different[i] =
            distance(comparator, here, protect(Person.any(random).capture(random), any()));
        sameUnprotected[i] = distance(comparator, look, there);
      }
      assertTrue(apart(same, different) < bound, comparator + " " + apart(same, different));
      assertTrue(apart(sameUnprotected, different) > 0.95, comparator);
    }
  }

  /** The limit of it: how the very same templates lie to each other is to be seen in any store. */
  @Test
  void copiesOfTheSameTemplatesHaveTheSameInnerDistances() {
    Person person = Person.any(random);
    FaceSample one = person.capture(random);
    FaceSample other = person.capture(random);
    Rotation first = any();
    Rotation second = any();

    assertEquals(
        distance(FaceSample.SHAPE, protect(one, first), protect(other, first)),
        distance(FaceSample.SHAPE, protect(one, second), protect(other, second)),
        1e-5);
  }

  /** Whoever shows the sensor, or a comparator, what lies in the file is a stranger. */
  @Test
  void whatLiesInTheFileOpensNothing() {
    int forThem = 0;
    int forThemUnprotected = 0;
    for (int i = 0; i < PERSONS; i++) {
      List<FaceSample> templates = Person.any(random).enrol(random);
      FaceSample stolen = templates.get(0);
      forThem += evidence(templates, protect(stolen, any())) > 0 ? 1 : 0;
      forThemUnprotected += evidence(templates, stolen) > 0 ? 1 : 0;
    }
    assertEquals(0, forThem);
    assertEquals(PERSONS, forThemUnprotected);
  }

  /**
   * A template under a rotation says nothing of where the embedding points: the mean angle is 90°.
   */
  @Test
  void nothingOfTheDirectionIsLeft() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < PERSONS; i++) {
      FaceSample own = Person.any(random).capture(random);
      double cosine = 1 - square(distance(FaceSample.SHAPE, own, protect(own, any()))) / 2;
      sum += cosine;
      squares += cosine * cosine;
    }
    double variance = 1.0 / own128();
    assertEquals(0, sum / PERSONS, 4 * Math.sqrt(variance / PERSONS));
    assertEquals(variance, squares / PERSONS, 5 * variance * Math.sqrt(2.0 / PERSONS));
  }

  private int own128() {
    return Person.any(random).capture(random).embeddings().get(FaceSample.SHAPE).length;
  }

  private Rotation any() {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    return new Rotation(seed);
  }

  private static FaceSample protect(FaceSample sample, Rotation rotation) {
    byte[] encoded = TemplateCodec.encode(List.of(sample));
    return TemplateCodec.decode(ProtectedTemplates.protect(encoded, rotation)).get(0);
  }

  private static double evidence(List<FaceSample> templates, FaceSample probe) {
    return Gallery.ofOne(templates).unbounded(probe).orElseThrow();
  }

  private static double distance(String comparator, FaceSample one, FaceSample other) {
    return Comparators.ALL.stream()
        .filter(c -> c.id().equals(comparator))
        .mapToDouble(
            c ->
                c.distance(
                    one.embeddings().get(comparator), List.of(other.embeddings().get(comparator))))
        .sum();
  }

  /** The largest difference between the shares of two samples below any bound. */
  private static double apart(double[] one, double[] other) {
    ToDoubleFunction<Double> difference =
        bound -> Math.abs(below(one, bound) - below(other, bound));
    return IntStream.range(0, one.length)
        .mapToDouble(
            i -> Math.max(difference.applyAsDouble(one[i]), difference.applyAsDouble(other[i])))
        .max()
        .orElseThrow();
  }

  private static double below(double[] sample, double bound) {
    return (double) Arrays.stream(sample).filter(value -> value <= bound).count() / sample.length;
  }

  private static double square(double a) {
    return a * a;
  }
}
