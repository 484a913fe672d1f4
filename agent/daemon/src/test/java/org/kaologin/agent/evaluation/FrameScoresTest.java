package org.kaologin.agent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kaologin.agent.evaluation.EvaluationReport.ThresholdRates;

class FrameScoresTest {
  private final FrameScores scores = new FrameScores();

  @Test
  void findsWhereBothErrorsAreEqual() {
    for (int i = 0; i < 100; i++) {
      scores.add(true, 0.10 + i * 0.003); // 0.10 to 0.397
      scores.add(false, 0.37 + i * 0.003); // 0.37 to 0.667
    }
    assertEquals(0.05, scores.equalErrorRate(), 0.011);
  }

  @Test
  void isFreeOfErrorsWhereTheDistancesAreApart() {
    scores.add(true, 0.1);
    scores.add(false, 0.6);
    assertEquals(0, scores.equalErrorRate());
  }

  @Test
  void countsErrorsAtFixedDistances() {
    scores.add(true, 0.28);
    scores.add(true, 0.32);
    scores.add(false, 0.38);
    scores.add(false, 0.60);
    ThresholdRates at30 = scores.rates().get(1);
    ThresholdRates at40 = scores.rates().get(3);
    assertEquals(new ThresholdRates(0.30, 0, 0.5), at30);
    assertEquals(new ThresholdRates(0.40, 0.5, 0), at40);
  }

  @Test
  void knowsNoRateWithoutScores() {
    assertTrue(Double.isNaN(scores.equalErrorRate()));
  }
}
