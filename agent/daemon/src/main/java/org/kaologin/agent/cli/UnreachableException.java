package org.kaologin.agent.cli;

/** Nobody answers at the socket. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
