package org.kaologin.agent.evaluation.attack;

import java.util.Random;

/** Draws. */
final class Draw {

  private Draw() {}

  /** Evenly between two numbers. */
  static double between(Random random, double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  /** Upright or level. */
  static Sheet.Rulings rulings(Random random) {
    return random.nextBoolean() ? Sheet.Rulings.UPRIGHT : Sheet.Rulings.LEVEL;
  }
}
