package org.kaologin.agent.standing;

/** Tells the time. Thread-safe. */
@FunctionalInterface
public interface Clock {
  /** Now. */
  Moment now();
}
