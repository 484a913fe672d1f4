package org.kaologin.agent.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void countsEveryScoreOnce() {
    ScoreSet.Builder scores = new ScoreSet.Builder();
    scores.add(true, new double[] {3, 4});
    scores.add(false, new double[] {0, 0.5, 1, Double.NEGATIVE_INFINITY});
    assertEquals(
        new Histogram(0, 4, List.of(0, 0, 0, 2), List.of(2, 1, 0, 0)),
        Histogram.of(scores.build(), 4));
  }
}
