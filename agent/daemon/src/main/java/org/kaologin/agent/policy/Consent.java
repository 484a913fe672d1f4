package org.kaologin.agent.policy;

/** What somebody in front of the camera does to say that the face may open. */
public enum Consent {
  /** Nothing: they look. */
  NONE,
  /** They nod. */
  NOD,
  /** They press Enter before. */
  KEY
}
