package org.kaologin.agent.evaluation;

/**
 * How an evaluation is run.
 *
 * @param falseMatchRate the operating point at which attempts and attacks are counted first
 * @param presentations of each attack species, of all persons together; 0 for none
 * @param threads frames analysed at a time, at least 1
 * @param seed of all that is random: attacks, bootstrap, pictures
 */
public record EvaluationOptions(double falseMatchRate, int presentations, int threads, long seed) {

  public EvaluationOptions {
    if (presentations < 0 || threads < 1) {
      throw new IllegalArgumentException(
          presentations + " presentations with " + threads + " threads");
    }
  }
}
