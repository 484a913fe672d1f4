package org.kaologin.agent.sight;

import java.util.function.BooleanSupplier;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.biometrics.FaceEngine;

/** What it takes to look: the sensor and the networks. Owns neither. Thread-safe. */
public final class Eyes {
  private final SharedSensor sensor;
  private final FaceEngine engine;
  private final BooleanSupplier inColour;

  /**
   * @param inColour whether colour is looked at where infrared shows somebody, too
   */
  public Eyes(SharedSensor sensor, FaceEngine engine, BooleanSupplier inColour) {
    this.sensor = sensor;
    this.engine = engine;
    this.inColour = inColour;
  }

  /** Whether frames come at once, because the stream is open. */
  public boolean areOpen() {
    return sensor.description().isPresent();
  }

  /** Starts to look. Frames from before are not seen. */
  public Gaze open() {
    return new Gaze(sensor.acquire(), engine, inColour.getAsBoolean());
  }
}
