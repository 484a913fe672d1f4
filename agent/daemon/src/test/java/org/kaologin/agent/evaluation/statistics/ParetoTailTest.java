package org.kaologin.agent.evaluation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoTailTest {
  private static final int COUNT = 20_000;

  @Test
  void findsAnExponentialTail() {
    ParetoTail tail = ParetoTail.fit(quantiles(p -> -Math.log(1 - p)));
    assertEquals(0, tail.shape(), 0.03);
    assertEquals(1, tail.scale(), 0.05);
    assertEquals(0.05, tail.share(), 1e-3);
    // Beyond what can be counted: one in a million is ln(1e6).
    assertEquals(Math.log(1e6), tail.quantile(1e-6), 1.0);
  }

  @Test
  void findsAHeavyTail() {
    // P(X > x) = x^-4: shape 1/4.
    ParetoTail tail = ParetoTail.fit(quantiles(p -> Math.pow(1 - p, -0.25)));
    assertEquals(0.25, tail.shape(), 0.04);
  }

  @Test
  void findsAnUpperEnd() {
    // P(X > x) = (1 - x)^2 on 0 to 1: shape -1/2.
    ParetoTail tail = ParetoTail.fit(quantiles(p -> 1 - Math.sqrt(1 - p)));
    assertEquals(-0.5, tail.shape(), 0.06);
    assertEquals(1, tail.quantile(1e-9), 0.02);
    assertEquals(0, tail.exceeding(1.1));
  }

  @Test
  void goesBothWays() {
    ParetoTail tail = ParetoTail.fit(quantiles(p -> -Math.log(1 - p)));
    for (double rate : new double[] {1e-2, 1e-4, 1e-6}) {
      assertEquals(rate, tail.exceeding(tail.quantile(rate)), rate * 1e-6);
    }
  }

  @Test
  void ofOneValueHasNothingBeyondIt() {
    ParetoTail tail = ParetoTail.fit(quantiles(p -> p < 0.97 ? 0 : 7));
    assertEquals(7, tail.quantile(1e-9), 1e-6);
    assertEquals(0, tail.exceeding(8));
    ParetoTail flat = ParetoTail.fit(quantiles(p -> 3));
    assertEquals(0, flat.exceeding(4));
  }

  @Test
  void needsEnoughScores() {
    assertThrows(IllegalArgumentException.class, () -> ParetoTail.fit(new double[999]));
  }

  private static double[] quantiles(DoubleUnaryOperator quantile) {
    return IntStream.range(0, COUNT)
        .mapToDouble(i -> quantile.applyAsDouble((i + 0.5) / COUNT))
        .toArray();
  }
}
