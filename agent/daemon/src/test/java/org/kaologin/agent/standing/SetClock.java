package org.kaologin.agent.standing;

import java.time.Duration;

/** A machine whose time passes when it is told to, and whose clock on the wall anybody may set. */
public final class SetClock implements Clock {
  private int boot = 1;
  private long bootMillis;
  private long wallSeconds = 1_800_000_000;

  @Override
  public Moment now() {
    return new Moment("boot-" + boot, bootMillis, wallSeconds);
  }

  /** Time passes. */
  public void pass(Duration time) {
    bootMillis += time.toMillis();
    wallSeconds += time.toSeconds();
  }

  /** The machine is started anew. */
  public void restartMachine() {
    boot++;
    bootMillis = 20_000;
  }

  /** Somebody sets the clock on the wall. */
  void setWall(long seconds) {
    wallSeconds = seconds;
  }
}
