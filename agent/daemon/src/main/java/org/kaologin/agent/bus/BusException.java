package org.kaologin.agent.bus;

/** A call over the bus came to nothing: no bus, nobody who answers, an error, or too late. */
public final class BusException extends Exception {
  private static final long serialVersionUID = 1L;

  BusException(String message) {
    super(message);
  }
}
