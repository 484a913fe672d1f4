package org.kaologin.agent.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.kaologin.agent.evaluation.EvaluationReport.ThresholdRates;

/** Distances of single frames, genuine and impostor, and the rates that follow from them. */
final class FrameScores {
  private static final double[] THRESHOLDS = {0.25, 0.30, 0.35, 0.40, 0.45};

  private final List<Double> genuine = new ArrayList<>();
  private final List<Double> impostor = new ArrayList<>();

  void add(boolean isGenuine, double distance) {
    (isGenuine ? genuine : impostor).add(distance);
  }

  /** Where as many impostors are accepted as genuine are refused; NaN without both. */
  double equalErrorRate() {
    if (genuine.isEmpty() || impostor.isEmpty()) {
      return Double.NaN;
    }
    double best = 1;
    double rate = Double.NaN;
    for (List<Double> side : List.of(genuine, impostor)) {
      for (double distance : side) {
        double fmr = fmr(distance);
        double fnmr = fnmr(distance);
        if (Math.abs(fmr - fnmr) < best) {
          best = Math.abs(fmr - fnmr);
          rate = (fmr + fnmr) / 2;
        }
      }
    }
    return rate;
  }

  List<ThresholdRates> rates() {
    List<ThresholdRates> rates = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      rates.add(new ThresholdRates(threshold, fmr(threshold), fnmr(threshold)));
    }
    return rates;
  }

  private double fmr(double threshold) {
    return impostor.isEmpty() ? Double.NaN : share(impostor, threshold);
  }

  private double fnmr(double threshold) {
    return genuine.isEmpty() ? Double.NaN : 1 - share(genuine, threshold);
  }

  private static double share(List<Double> distances, double threshold) {
    long within = distances.stream().filter(d -> d <= threshold).count();
    return (double) within / distances.size();
  }
}
