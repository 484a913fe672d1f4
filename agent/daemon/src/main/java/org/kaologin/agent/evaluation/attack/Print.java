package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import java.util.function.Function;

/** The person's picture on a sheet of paper (A4), bent or folded or neither, held up alone. */
final class Print implements Attack {
  /** Half width and half height of the sheet, in mm. */
  static final double HALF_WIDTH = 105;

  static final double HALF_HEIGHT = 148.5;

  private static final double NEAREST_RADIUS = 80;
  private static final double FARTHEST_RADIUS = 300;

  /** Half of the angle of a fold, in degrees. */
  private static final double LEAST_FOLD = 8;

  private static final double LARGEST_FOLD = 45;

  private final Function<Random, Shape> maker;

  private Print(Function<Random, Shape> maker) {
    this.maker = maker;
  }

  /**
   * How a sheet is bent.
   *
   * @param rulings how the lines run along which it is bent
   * @param profile across them
   */
  private record Shape(Sheet.Rulings rulings, Profile profile) {
    double halfLength() {
      return halfLength(rulings);
    }

    static double halfLength(Sheet.Rulings rulings) {
      return rulings == Sheet.Rulings.UPRIGHT ? HALF_HEIGHT : HALF_WIDTH;
    }

    static double halfWidth(Sheet.Rulings rulings) {
      return rulings == Sheet.Rulings.UPRIGHT ? HALF_WIDTH : HALF_HEIGHT;
    }
  }

  /** Held flat. */
  static Print flat() {
    return new Print(
        random -> new Shape(Sheet.Rulings.UPRIGHT, Profile.flat(-HALF_WIDTH, HALF_WIDTH)));
  }

  /** Bent around an axis. */
  static Print bent(Sheet.Rulings rulings) {
    double half = Shape.halfWidth(rulings);
    return new Print(
        random ->
            new Shape(
                rulings,
                Profile.bent(
                    -half,
                    half,
                    Draw.between(random, NEAREST_RADIUS, FARTHEST_RADIUS),
                    Draw.between(random, -25, 25))));
  }

  /** With one crease near the nose, a ridge or a valley. */
  static Print foldedOnce() {
    return new Print(
        random -> {
          Sheet.Rulings rulings = Draw.rulings(random);
          double half = Shape.halfWidth(rulings);
          double side = random.nextBoolean() ? 1 : -1;
          return new Shape(
              rulings,
              Profile.foldedOnce(-half, half, Draw.between(random, -40, 40), side * fold(random)));
        });
  }

  /** With two creases beside the nose: three strips, the outer two leaning either way. */
  static Print foldedTwice() {
    return new Print(
        random -> {
          Sheet.Rulings rulings = Draw.rulings(random);
          double half = Shape.halfWidth(rulings);
          double[] angles = {
            (random.nextBoolean() ? 1 : -1) * fold(random),
            Math.toRadians(Draw.between(random, -8, 8)),
            (random.nextBoolean() ? 1 : -1) * fold(random)
          };
          double first = Draw.between(random, -55, -5);
          double second = Draw.between(random, 5, 55);
          return new Shape(rulings, Profile.foldedTwice(-half, half, first, second, angles));
        });
  }

  private static double fold(Random random) {
    return Math.toRadians(Draw.between(random, LEAST_FOLD, LARGEST_FOLD));
  }

  @Override
  public Instrument make(Random random) {
    Shape shape = maker.apply(random);
    Hold hold = Hold.inHand(random);
    double size = Draw.between(random, 0.93, 1.07);
    return (frame, sitter, hand) -> {
      Portrait portrait = new Portrait(frame, sitter, size);
      Scene scene = Scene.withoutPerson(frame, sitter);
      scene.put(
          new Sheet(
              shape.profile(), shape.rulings(), shape.halfLength(), hold.now(frame, sitter, hand)),
          hit -> Paper.counts(portrait.at(hit.right(), hit.down()), hit));
      return scene;
    };
  }
}
