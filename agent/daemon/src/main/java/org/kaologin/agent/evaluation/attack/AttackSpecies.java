package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.kaologin.biometrics.frame.Frame;

/** The species of presentation attack instruments that an evaluation presents. */
public enum AttackSpecies {
  /** The person's infrared picture in life size on paper, held flat. */
  FLAT_PRINT("flat-print", Print.flat()),

  /** The same bent around an upright axis, radius 8 to 30 cm. */
  BENT_PRINT_UPRIGHT("bent-print-upright", Print.bent(Sheet.Rulings.UPRIGHT)),

  /** The same bent around a level axis. */
  BENT_PRINT_LEVEL("bent-print-level", Print.bent(Sheet.Rulings.LEVEL)),

  /** The print folded once, along or across the face. */
  FOLDED_ONCE("folded-print-once", Print.foldedOnce()),

  /** The print folded twice. */
  FOLDED_TWICE("folded-print-twice", Print.foldedTwice()),

  /** The print with eye holes, before a real head. */
  EYE_HOLES("print-with-eye-holes", Worn.printWithEyeHoles()),

  /** The face cut out of the print and worn, bent around a real head. */
  CUT_OUT("cut-out-mask", Worn.cutOut()),

  /** A phone that shows the picture as large as it can. */
  PHONE("phone", Screen.phone()),

  /** A tablet that shows the picture in about life size. */
  TABLET("tablet", Screen.tablet()),

  /** A monitor that shows the picture in life size. */
  MONITOR("monitor", Screen.monitor()),

  /** A rigid mask of the person's shape, of one material. */
  RIGID_MASK("rigid-mask", RigidMask.cast()),

  /** The same, painted as the person looks in infrared. */
  PAINTED_MASK("painted-rigid-mask", RigidMask.painted());

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // Attacks hold numbers and functions of Random only.
  private final Attack attack;

  AttackSpecies(String label, Attack attack) {
    this.label = label;
    this.attack = attack;
  }

  /** Its name in reports. */
  public String label() {
    return label;
  }

  /**
   * One presentation: an instrument made and held as {@code random} says.
   *
   * @return turns frames of the person, in their order, into frames of that instrument
   */
  public UnaryOperator<Frame> presentation(Random random) {
    return attack.presentation(random);
  }

  /** A presentation of a single frame. */
  public Frame present(Frame real, Random random) {
    return presentation(random).apply(real);
  }
}
