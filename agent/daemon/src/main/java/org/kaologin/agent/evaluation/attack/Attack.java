package org.kaologin.agent.evaluation.attack;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.kaologin.biometrics.frame.Frame;

/** A family of presentation attack instruments. */
@FunctionalInterface
interface Attack {

  /** Makes one instrument and decides how it is held. */
  Instrument make(Random random);

  /** One instrument. */
  @FunctionalInterface
  interface Instrument {

    /**
     * Holds it up.
     *
     * @param frame of the person whose picture it shows
     * @param sitter where that person is
     * @param random moves the hand that holds it
     */
    Scene before(Frame frame, Sitter sitter, Random random);
  }

  /**
   * One presentation: what the sensor sees instead of each frame of the person. The instrument
   * stays the same. A frame with nobody in it stays as it is.
   */
  default UnaryOperator<Frame> presentation(Random random) {
    Instrument instrument = make(random);
    return frame ->
        Sitter.in(frame)
            .map(sitter -> instrument.before(frame, sitter, random))
            .map(scene -> Sensor.capture(frame, scene, random))
            .orElse(frame);
  }
}
