package org.kaologin.agent.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProportionTest {

  @Test
  void givesClopperAndPearsonsInterval() {
    assertInterval(0.0, 0.30849710, Proportion.of(0, 10));
    assertInterval(0.00252858, 0.44501612, Proportion.of(1, 10));
    assertInterval(0.01643188, 0.11283491, Proportion.of(5, 100));
    assertInterval(0.69150290, 1.0, Proportion.of(10, 10));
  }

  @Test
  void boundsWhatWasNeverSeenByThreeInSoMany() {
    assertEquals(3.0 / 1650, Proportion.of(0, 1650).ruleOfThree());
    assertEquals(1, Proportion.of(0, 2).ruleOfThree());
    assertTrue(Double.isNaN(Proportion.of(1, 1650).ruleOfThree()));
  }

  @Test
  void knowsNothingWithoutTrials() {
    Proportion none = Proportion.of(0, 0);
    assertTrue(Double.isNaN(none.rate()));
    assertInterval(0, 1, none);
    assertTrue(Double.isNaN(none.ruleOfThree()));
    assertEquals(Proportion.of(3, 8), Proportion.of(1, 3).plus(Proportion.of(2, 5)).plus(none));
  }

  @Test
  void hasNoMoreErrorsThanTrials() {
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(-1, 1));
  }

  private static void assertInterval(double lower, double upper, Proportion proportion) {
    assertEquals(lower, proportion.lower(), 1e-7);
    assertEquals(upper, proportion.upper(), 1e-7);
  }
}
