package org.kaologin.agent.vault;

/** Something in the vault cannot be used. The message says what, and what the user can do. */
public final class VaultException extends Exception {
  private static final long serialVersionUID = 1L;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
