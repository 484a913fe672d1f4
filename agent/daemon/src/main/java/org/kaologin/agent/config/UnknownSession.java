package org.kaologin.agent.config;

/** What becomes of a request when nobody can tell whether its session is local. */
public enum UnknownSession {
  /** It is refused, as a remote one is. */
  REFUSE,
  /** It is treated as a local one. */
  ALLOW
}
