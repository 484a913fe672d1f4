package org.kaologin.agent.evaluation.attack;

import java.util.Random;

/**
 * A screen. Its light is none that the sensor takes in: the lamp's infrared sees a dark pane, and a
 * glare where the glass mirrors the lamp. That the picture darkens the pane at all is the
 * attacker's best case; a liquid crystal shows nothing in infrared.
 */
final class Screen implements Attack {
  /** Reflectance of a pane, of what paper's white is. */
  private static final double DARKEST_PANE = 0.02;

  private static final double BRIGHTEST_PANE = 0.08;

  /** What the picture's black leaves of that. */
  private static final double BLACK = 0.3;

  /** Half width of the glare, as the angle of the glass against the ray; and its reflectance. */
  private static final double GLARE_RADIANS = 0.05;

  private static final double GLARE = 4;

  private final double halfWidth;
  private final double halfHeight;
  private final double smallestFace;
  private final double largestFace;

  /** Sizes in mm; of the face shown, against life. */
  private Screen(double halfWidth, double halfHeight, double smallestFace, double largestFace) {
    this.halfWidth = halfWidth;
    this.halfHeight = halfHeight;
    this.smallestFace = smallestFace;
    this.largestFace = largestFace;
  }

  /** 75 by 160 mm. */
  static Screen phone() {
    return new Screen(37, 80, 0.4, 0.55);
  }

  /** 180 by 250 mm. */
  static Screen tablet() {
    return new Screen(90, 125, 0.85, 1.05);
  }

  /** 24 inches. */
  static Screen monitor() {
    return new Screen(265, 150, 0.95, 1.05);
  }

  @Override
  public Instrument make(Random random) {
    Profile profile = Profile.flat(-halfWidth, halfWidth);
    Hold hold = Hold.inHand(random);
    double size = Draw.between(random, smallestFace, largestFace);
    double pane = Draw.between(random, DARKEST_PANE, BRIGHTEST_PANE);
    return (frame, sitter, hand) -> {
      Portrait portrait = new Portrait(frame, sitter, size);
      Scene scene = Scene.withoutPerson(frame, sitter);
      scene.put(
          new Sheet(profile, Sheet.Rulings.UPRIGHT, halfHeight, hold.now(frame, sitter, hand)),
          hit -> {
            double angle = Math.acos(Math.min(1, hit.facing())) / GLARE_RADIANS;
            double reflectance =
                pane * (BLACK + (1 - BLACK) * portrait.at(hit.right(), hit.down()))
                    + GLARE * Math.exp(-angle * angle);
            return Sensor.counts(reflectance, hit.facing(), hit.range());
          });
      return scene;
    };
  }
}
