package org.kaologin.agent.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailEstimateTest {

  @Test
  void extrapolatesNormalScores() {
    TailEstimate estimate = TailEstimate.of(normal(90, 50), 1);
    assertEquals(
        List.of(1e-3, 1e-4, 1e-5, 1e-6),
        estimate.points().stream().map(TailEstimate.Point::fmr).toList());
    TailEstimate.Point at1e4 = estimate.points().get(1);
    // The normal quantile at 1e-4 is 3.72; genuine scores lie 6 higher: 1.1 % below.
    assertEquals(3.72, at1e4.threshold(), 0.5);
    assertEquals(0.011, at1e4.fnmr(), 0.015);
    for (TailEstimate.Point point : estimate.points()) {
      assertTrue(point.fnmrLower() <= point.fnmr() && point.fnmr() <= point.fnmrUpper());
      assertTrue(point.fmrLower() <= point.fmr() && point.fmr() <= point.fmrUpper());
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    ScoreSet scores = normal(30, 50);
    assertEquals(TailEstimate.of(scores, 3), TailEstimate.of(scores, 3));
  }

  @Test
  void saysNothingAboutFewScores() {
    assertEquals(List.of(), TailEstimate.of(normal(9, 50), 1).points());
  }

  private static ScoreSet normal(int pairs, int each) {
    Random random = new Random(5);
    ScoreSet.Builder scores = new ScoreSet.Builder();
    for (int i = 0; i < pairs; i++) {
      scores.add(false, random.doubles(each).map(u -> random.nextGaussian()).toArray());
      scores.add(true, random.doubles(5).map(u -> 6 + random.nextGaussian()).toArray());
    }
    return scores.build();
  }
}
