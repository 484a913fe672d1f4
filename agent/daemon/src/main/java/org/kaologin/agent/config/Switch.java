package org.kaologin.agent.config;

/** Whether something is done. */
public enum Switch {
  /** It is. */
  ON,
  /** It is not. */
  OFF
}
