package org.kaologin.agent.evaluation.statistics;

/**
 * Both error rates at one threshold.
 *
 * @param threshold scores from here up match
 * @param fmr share of impostor scores that match
 * @param fnmr share of genuine scores that do not
 */
public record DetPoint(double threshold, double fmr, double fnmr) {}
