package org.kaologin.biometrics.decision;

import java.util.List;

/**
 * What one probe says of some templates, in nats.
 *
 * @param evidence log likelihood ratio, with a bound above
 * @param unbounded the same without the bound
 * @param shares what each comparator that had something to compare found. They add up to what is
 *     unbounded, but for what is taken off where a comparator had nothing.
 */
public record Comparison(double evidence, double unbounded, List<Share> shares) {

  /**
   * What one comparator found.
   *
   * @param comparator its id
   * @param distance of the probe from the templates
   * @param evidence what this distance adds to the log likelihood ratio, in nats
   */
  public record Share(String comparator, double distance, double evidence) {}

  public Comparison {
    shares = List.copyOf(shares);
  }
}
