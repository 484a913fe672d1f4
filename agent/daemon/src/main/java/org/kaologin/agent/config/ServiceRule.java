package org.kaologin.agent.config;

/** What a face may do for a PAM service. */
public enum ServiceRule {
  /** Nothing, and a password that the service takes says nothing of faces either. */
  NEVER,
  /** Nothing: the service always wants the password. */
  PASSWORD,
  /** It opens. */
  FACE,
  /** It opens for who nods. */
  NOD,
  /** It opens for who presses Enter first. */
  KEY;

  /** Whether a face may open at all. */
  public boolean takesFaces() {
    return this != NEVER && this != PASSWORD;
  }
}
