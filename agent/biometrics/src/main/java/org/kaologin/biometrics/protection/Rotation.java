package org.kaologin.biometrics.protection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A secret rotation for each comparator's embeddings, drawn from all rotations and reflections
 * alike (Haar's measure; by Householder's reflections, Stewart 1980). Distances between embeddings
 * under one rotation are those between the embeddings, to the precision of floats.
 *
 * <p>Whoever has rotated embeddings and not the seed learns their lengths and their distances from
 * each other, and nothing of where they point: every direction is as likely as any other. So two
 * stores of one person cannot be told from those of two persons by what lies across them, but
 * copies of the very same templates can, by their inner distances. Whoever has as many independent
 * pairs of embeddings with and without the rotation as an embedding has numbers, can undo it.
 *
 * <p>Closing it zeroes it. For one thread.
 */
public final class Rotation implements AutoCloseable {

  /** Reflections of ever longer tails of a vector, each with a sign. */
  private record Reflections(double[][] normals, double[] signs) {

    static Reflections draw(byte[] seed, String comparator, int numbers) {
      Gaussians random = new Gaussians(seed, comparator + '\0' + numbers);
      double[][] normals = new double[numbers][];
      double[] signs = new double[numbers];
      for (int i = 0; i < numbers; i++) {
        double[] normal = new double[i + 1];
        for (int j = 0; j <= i; j++) {
          normal[j] = random.next();
        }
        signs[i] = normal[0] < 0 ? 1 : -1;
        // The mirror between the first axis and what was drawn, on the side without cancellation;
        // of the length at which a mirror image is v - (n.v) n.
        normal[0] -= signs[i] * Math.sqrt(dot(normal, normal, 0));
        double length = Math.sqrt(dot(normal, normal, 0) / 2);
        for (int j = 0; j <= i; j++) {
          normal[j] /= length;
        }
        normals[i] = normal;
      }
      return new Reflections(normals, signs);
    }

    void reflect(double[] vector, int i) {
      double[] normal = normals[i];
      int from = vector.length - normal.length;
      double along = dot(normal, vector, from);
      for (int j = 0; j < normal.length; j++) {
        vector[from + j] = signs[i] * (vector[from + j] - along * normal[j]);
      }
    }

    private static double dot(double[] normal, double[] vector, int from) {
      double sum = 0;
      for (int j = 0; j < normal.length; j++) {
        sum += normal[j] * vector[from + j];
      }
      return sum;
    }

    void zero() {
      Arrays.stream(normals).forEach(normal -> Arrays.fill(normal, 0));
      Arrays.fill(signs, 0);
    }
  }

  private record Kind(String comparator, int numbers) {}

  private final byte[] seed;
  private final Map<Kind, Reflections> drawn = new HashMap<>();

  /**
   * @param seed secret, 32 bytes or more; copied
   */
  public Rotation(byte[] seed) {
    this.seed = seed.clone();
  }

  /** An embedding under the rotation. */
  public float[] turn(String comparator, float[] embedding) {
    Reflections reflections = reflections(comparator, embedding.length);
    double[] vector = doubles(embedding);
    for (int i = 0; i < vector.length; i++) {
      reflections.reflect(vector, i);
    }
    return floats(vector);
  }

  /** What {@link #turn} was given. */
  public float[] turnBack(String comparator, float[] rotated) {
    Reflections reflections = reflections(comparator, rotated.length);
    double[] vector = doubles(rotated);
    for (int i = vector.length - 1; i >= 0; i--) {
      reflections.reflect(vector, i);
    }
    return floats(vector);
  }

  private Reflections reflections(String comparator, int numbers) {
    return drawn.computeIfAbsent(
        new Kind(comparator, numbers), kind -> Reflections.draw(seed, comparator, numbers));
  }

  private static double[] doubles(float[] from) {
    double[] to = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i];
    }
    return to;
  }

  private static float[] floats(double[] from) {
    float[] to = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) from[i];
    }
    return to;
  }

  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
    drawn.values().forEach(Reflections::zero);
    drawn.clear();
  }
}
