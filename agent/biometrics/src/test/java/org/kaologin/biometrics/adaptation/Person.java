package org.kaologin.biometrics.adaptation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.decision.Calibration.Scale;

/**
 * Somebody in embedding space: a point on the unit sphere of each comparator, about which captures
 * scatter so far that they are as far from enrolled templates as the calibration says of genuine
 * ones.
 */
public final class Person {
  private static final int NUMBERS = 128;
  private static final int TEMPLATES = 8;

  /** How much the scatter of a frame differs from another's, of its mean. */
  private static final double UNSTEADINESS = 0.25;

  private final Map<String, double[]> centre;

  private Person(Map<String, double[]> centre) {
    this.centre = centre;
  }

  /** Somebody. */
  public static Person any(Random random) {
    Map<String, double[]> centre = new HashMap<>();
    for (Scale scale : Comparators.FUSION.calibration().scales()) {
      centre.put(scale.comparator(), unit(gaussian(random)));
    }
    return new Person(centre);
  }

  /**
   * Somebody, or the same with another look, in a random direction.
   *
   * @param share of the way to a stranger: 0 is the same face, 1 as far as strangers are
   */
  Person away(double share, Random random) {
    Map<String, double[]> moved = new HashMap<>();
    for (Scale scale : Comparators.FUSION.calibration().scales()) {
      double chord = share * Math.sqrt(square(scale.impostorMean()) - square(scale.genuineMean()));
      moved.put(
          scale.comparator(), atChord(centre.get(scale.comparator()), gaussian(random), chord));
    }
    return new Person(moved);
  }

  /** A point of the sphere at a distance from another. */
  private static double[] atChord(double[] from, double[] direction, double chord) {
    double along = dot(from, direction);
    double[] across =
        unit(
            IntStream.range(0, NUMBERS).mapToDouble(i -> direction[i] - along * from[i]).toArray());
    double cosine = 1 - chord * chord / 2;
    double sine = Math.sqrt(1 - cosine * cosine);
    return IntStream.range(0, NUMBERS)
        .mapToDouble(i -> cosine * from[i] + sine * across[i])
        .toArray();
  }

  /** One look at them. */
  public FaceSample capture(Random random) {
    Map<String, float[]> embeddings = new HashMap<>();
    double unsteady = Math.max(0.1, 1 + UNSTEADINESS * random.nextGaussian());
    for (Scale scale : Comparators.FUSION.calibration().scales()) {
      double[] own = centre.get(scale.comparator());
      double[] noise = gaussian(random);
      // The middle between two templates scatters half as much as either.
      double size = unsteady * scale.genuineMean() / Math.sqrt(1.5 * NUMBERS);
      double[] seen =
          unit(IntStream.range(0, NUMBERS).mapToDouble(i -> own[i] + size * noise[i]).toArray());
      float[] numbers = new float[NUMBERS];
      for (int i = 0; i < NUMBERS; i++) {
        numbers[i] = (float) seen[i];
      }
      embeddings.put(scale.comparator(), numbers);
    }
    return new FaceSample(embeddings, new HeadPose(0, 0, 0), 700);
  }

  List<FaceSample> captures(int count, Random random) {
    List<FaceSample> captures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      captures.add(capture(random));
    }
    return captures;
  }

  /** Their templates. */
  public List<FaceSample> enrol(Random random) {
    return captures(TEMPLATES, random);
  }

  private static double[] gaussian(Random random) {
    return IntStream.range(0, NUMBERS).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i] / length).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double square(double a) {
    return a * a;
  }
}
