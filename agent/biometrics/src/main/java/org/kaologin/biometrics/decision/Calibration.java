package org.kaologin.biometrics.decision;

import java.util.Arrays;
import java.util.List;

/**
 * What distances mean: two normal distributions of equal covariance, one of genuine and one of
 * impostor frames, over the distances of all comparators together. So comparators that see the same
 * thing twice are not counted twice.
 *
 * @param scales the comparators, each bound to its model
 * @param covariance of the distances about their class's mean, pooled over both classes
 * @param genuineEvidence how the fused evidence of genuine frames is spread
 * @param impostorEvidence the same of impostor frames
 * @param origin what it was measured on, in words
 * @param persons measured
 * @param genuine frames measured
 * @param impostor frames measured, each at every other person's templates
 */
public record Calibration(
    List<Scale> scales,
    List<List<Double>> covariance,
    Spread genuineEvidence,
    Spread impostorEvidence,
    String origin,
    int persons,
    long genuine,
    long impostor) {

  /**
   * One comparator's distances.
   *
   * @param comparator its id
   * @param model the model whose embeddings were measured, as the catalogue names it
   * @param sha256 of that model: another model means another calibration
   * @param genuineMean mean distance of a person's frame to their own templates
   * @param impostorMean to somebody else's; larger
   */
  public record Scale(
      String comparator, String model, String sha256, double genuineMean, double impostorMean) {}

  public Calibration {
    scales = List.copyOf(scales);
    covariance = covariance.stream().map(List::copyOf).toList();
    int n = scales.size();
    require(n > 0, "no comparator");
    require(
        covariance.size() == n && covariance.stream().allMatch(row -> row.size() == n),
        "a covariance of another size");
    for (int i = 0; i < n; i++) {
      require(covariance.get(i).get(i) > 0, "a variance that is none");
      require(scales.get(i).impostorMean() > scales.get(i).genuineMean(), "persons not told apart");
    }
    require(genuineEvidence.mean() > impostorEvidence.mean(), "evidence that tells nothing");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("not a calibration: " + what);
    }
  }

  /**
   * How evidence follows from the distances of some of the comparators.
   *
   * @param chosen their places in {@link #scales}
   */
  Discriminant discriminant(int... chosen) {
    List<Scale> some = Arrays.stream(chosen).mapToObj(scales::get).toList();
    List<List<Double>> between =
        Arrays.stream(chosen)
            .mapToObj(i -> Arrays.stream(chosen).mapToObj(j -> covariance.get(i).get(j)).toList())
            .toList();
    return Discriminant.of(some, between);
  }

  /** The same of all comparators. */
  Discriminant discriminant() {
    return Discriminant.of(scales, covariance);
  }
}
