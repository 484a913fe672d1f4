package org.kaologin.agent.sight;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FrameAnalysis;

/** One person being looked at, for as long as it is open. For one thread. */
public final class Gaze implements AutoCloseable {
  /** How often to ask whether anybody still waits, while no frame comes. */
  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SharedSensor.Lease lease;
  private final FaceEngine engine;
  private final ColourPictures colour = new ColourPictures();
  private final boolean alwaysInColour;
  private boolean nobodyInInfrared;

  Gaze(SharedSensor.Lease lease, FaceEngine engine, boolean alwaysInColour) {
    this.lease = lease;
    this.engine = engine;
    this.alwaysInColour = alwaysInColour || Comparators.readColour();
  }

  /**
   * Waits for the next frame and analyses it.
   *
   * @param deadlineNanos on {@link System#nanoTime}'s clock
   * @param abandoned says when nobody waits any more
   * @return nothing when the deadline came, or nobody waits any more
   * @throws CaptureException when the sensor failed
   */
  public Optional<Sighting> next(long deadlineNanos, BooleanSupplier abandoned)
      throws CaptureException, InterruptedException {
    while (!abandoned.getAsBoolean()) {
      long now = System.nanoTime();
      if (deadlineNanos - now <= 0) {
        return Optional.empty();
      }
      Optional<CapturedFrame> frame = lease.next(now + Math.min(ASK_NANOS, deadlineNanos - now));
      if (frame.isPresent()) {
        return Optional.of(analyse(frame.get()));
      }
    }
    return Optional.empty();
  }

  /** The chain seldom reads colour unless infrared shows nobody, and decoding it costs time. */
  private Sighting analyse(CapturedFrame frame) {
    boolean inColour = nobodyInInfrared || alwaysInColour;
    FrameAnalysis analysis =
        engine.analyse(frame.toFrame(inColour ? colour.of(frame) : Optional.empty()));
    nobodyInInfrared = analysis.facesSeen() == 0;
    return new Sighting(frame, analysis);
  }

  /** The frame as pictures for people. */
  public Previews previews(Sighting sighting) {
    CapturedFrame frame = sighting.frame();
    return Previews.of(frame.toFrame(colour.of(frame)), sighting.analysis().box());
  }

  @Override
  public void close() {
    lease.close();
    colour.close();
  }
}
