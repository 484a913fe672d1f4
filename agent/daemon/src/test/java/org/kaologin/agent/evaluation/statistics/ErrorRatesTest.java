package org.kaologin.agent.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {

  @Test
  void findsWhereBothErrorsAreEqual() {
    // 100 genuine scores from -0.397 to -0.1, 100 impostor ones from -0.667 to -0.37.
    ErrorRates rates =
        rates(
            IntStream.range(0, 100).mapToDouble(i -> -0.10 - i * 0.003).toArray(),
            IntStream.range(0, 100).mapToDouble(i -> -0.37 - i * 0.003).toArray());
    assertEquals(0.05, rates.equalErrorRate(), 0.006);
  }

  @Test
  void isFreeOfErrorsWhereTheScoresAreApart() {
    ErrorRates rates = rates(new double[] {0.9, 0.8}, new double[] {0.1, 0.3});
    assertEquals(0, rates.equalErrorRate());
    assertEquals(Proportion.of(0, 2), rates.fnmrAt(1e-6));
    assertEquals(Proportion.of(0, 2), rates.fmrAt(1e-6));
  }

  @Test
  void takesTheLaxestThresholdThatKeepsToARate() {
    double[] impostor = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    ErrorRates rates = rates(new double[] {950, 990.5, 995, 998.5, 2000}, impostor);
    assertEquals(990, rates.thresholdAt(0.01));
    assertEquals(Proportion.of(10, 1000), rates.fmrAt(0.01));
    assertEquals(Proportion.of(1, 5), rates.fnmrAt(0.01));
    assertEquals(Proportion.of(3, 5), rates.fnmrAt(0.001));
    assertEquals(Proportion.of(4, 5), rates.fnmrAt(0.0001));
  }

  @Test
  void refusesEverythingWhereAnImpostorScoresHighest() {
    ErrorRates rates = rates(new double[] {1, 2}, new double[] {3});
    assertEquals(Double.POSITIVE_INFINITY, rates.thresholdAt(0.5));
    assertEquals(Proportion.of(2, 2), rates.fnmrAt(0.5));
  }

  @Test
  void measuresTheDistanceInStandardDeviations() {
    // Means 6 and 2, variances 4 and 2: 4 / sqrt(3).
    ErrorRates rates = rates(new double[] {4, 6, 8}, new double[] {1, 1, 2, 4, 2, 2});
    assertEquals(4 / Math.sqrt((4 + 1.2) / 2), rates.dPrime(), 1e-12);
  }

  @Test
  void drawsBothErrorsFromTheLaxestThresholdToTheStrictest() {
    List<DetPoint> det = rates(new double[] {1, 3, 5}, new double[] {0, 2, 4}).det(100);
    assertEquals(new DetPoint(1, 2.0 / 3, 0), det.get(0));
    assertEquals(new DetPoint(Double.POSITIVE_INFINITY, 0, 1), det.get(det.size() - 1));
    for (int i = 1; i < det.size(); i++) {
      assertTrue(det.get(i).fmr() <= det.get(i - 1).fmr());
      assertTrue(det.get(i).fnmr() >= det.get(i - 1).fnmr());
    }
  }

  @Test
  void keepsTheEndsOfALongCurve() {
    ErrorRates rates =
        rates(
            IntStream.range(0, 20000).mapToDouble(i -> i + 5000.5).toArray(),
            IntStream.range(0, 20000).mapToDouble(i -> i).toArray());
    List<DetPoint> det = rates.det(300);
    assertTrue(det.size() <= 400, "points: " + det.size());
    assertTrue(det.stream().anyMatch(p -> p.fmr() > 0 && p.fmr() <= 1e-4));
  }

  @Test
  void knowsNoRateWithoutScores() {
    ErrorRates rates = rates(new double[] {1, 2}, new double[0]);
    assertTrue(Double.isNaN(rates.equalErrorRate()));
    assertTrue(Double.isNaN(rates.dPrime()));
    assertTrue(Double.isNaN(rates.fnmrAt(1e-3).rate()));
    assertEquals(List.of(), rates.det(10));
  }

  private static ErrorRates rates(double[] genuine, double[] impostor) {
    ScoreSet.Builder scores = new ScoreSet.Builder();
    scores.add(true, DoubleStream.of(genuine).toArray());
    scores.add(false, impostor);
    return new ErrorRates(scores.build());
  }
}
