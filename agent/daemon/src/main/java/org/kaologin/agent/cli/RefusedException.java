package org.kaologin.agent.cli;

/** The agent said no, and why. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
