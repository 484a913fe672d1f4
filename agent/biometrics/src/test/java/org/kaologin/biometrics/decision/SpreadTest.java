package org.kaologin.biometrics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
  private final Spread spread = new Spread(-10, 2, 0.25);

  @Test
  void halfOfAllIsAboveTheMean() {
    assertEquals(0.5, spread.chanceAbove(-10, 1), 1e-12);
  }

  @Test
  void oneInAThousandIsThreeDeviationsAbove() {
    assertEquals(1e-3, spread.chanceAbove(-10 + 3.0902 * 2, 1), 1e-6);
  }

  @Test
  void theMeanOfFramesStraysLess() {
    // Three frames correlated by a quarter: the root of (1 + 2 / 4) / 3.
    assertEquals(1e-3, spread.chanceAbove(-10 + 3.0902 * 2 * Math.sqrt(0.5), 3), 1e-6);
  }

  @Test
  void whatCannotBeComparedIsBelowEverybody() {
    assertEquals(1, spread.chanceAbove(Double.NEGATIVE_INFINITY, 1));
  }
}
