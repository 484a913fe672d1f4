package org.kaologin.agent.evaluation.attack;

import java.util.Random;

/** Paper worn before a real face, which shows around it and through its holes. */
final class Worn implements Attack {
  /** Where pupils are from the tip of the nose, and half axes of a hole, in mm. */
  private static final double PUPIL_ASIDE = 32;

  private static final double PUPIL_ABOVE = 38;
  private static final double HOLE_HALF_WIDTH = 17;
  private static final double HOLE_HALF_HEIGHT = 11;

  /** A cut-out face: half axes and where its middle is above the tip of the nose, in mm. */
  private static final double FACE_HALF_WIDTH = 74;

  private static final double FACE_HALF_HEIGHT = 100;
  private static final double FACE_ABOVE = 15;

  private final boolean cutOut;

  private Worn(boolean cutOut) {
    this.cutOut = cutOut;
  }

  /** A whole sheet with holes to see through, flat or slightly bent. */
  static Worn printWithEyeHoles() {
    return new Worn(false);
  }

  /** A face cut out, bent around the head, at times creased along the nose; no holes. */
  static Worn cutOut() {
    return new Worn(true);
  }

  @Override
  public Instrument make(Random random) {
    Profile profile = cutOut ? aroundHead(random) : almostFlat(random);
    Hold hold = Hold.worn(random);
    double size = Draw.between(random, 0.97, 1.03);
    return (frame, sitter, hand) -> {
      Portrait portrait = new Portrait(frame, sitter, size);
      Scene scene = Scene.withPerson(frame);
      scene.put(
          new Sheet(
              profile, Sheet.Rulings.UPRIGHT, Print.HALF_HEIGHT, hold.now(frame, sitter, hand)),
          hit ->
              isPaper(hit.right(), hit.down())
                  ? Paper.counts(portrait.at(hit.right(), hit.down()), hit)
                  : -1);
      return scene;
    };
  }

  private static Profile aroundHead(Random random) {
    double crease = random.nextBoolean() ? Math.toRadians(Draw.between(random, 5, 25)) : 0;
    return Profile.tent(-FACE_HALF_WIDTH, FACE_HALF_WIDTH, Draw.between(random, 75, 130), crease);
  }

  private static Profile almostFlat(Random random) {
    double half = Print.HALF_WIDTH;
    return random.nextBoolean()
        ? Profile.flat(-half, half)
        : Profile.bent(-half, half, Draw.between(random, 100, 400), 0);
  }

  private boolean isPaper(double right, double down) {
    return cutOut
        ? inEllipse(right, down + FACE_ABOVE, FACE_HALF_WIDTH, FACE_HALF_HEIGHT)
        : !inEllipse(
            Math.abs(right) - PUPIL_ASIDE, down + PUPIL_ABOVE, HOLE_HALF_WIDTH, HOLE_HALF_HEIGHT);
  }

  private static boolean inEllipse(double x, double y, double halfWidth, double halfHeight) {
    return x * x / (halfWidth * halfWidth) + y * y / (halfHeight * halfHeight) <= 1;
  }
}
