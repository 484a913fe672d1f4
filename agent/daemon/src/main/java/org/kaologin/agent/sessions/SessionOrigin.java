package org.kaologin.agent.sessions;

/** Where the session of a process was opened from. */
enum SessionOrigin {
  /** In front of the machine. */
  LOCAL,
  /** Over a network. */
  REMOTE,
  /** Nobody can tell. */
  UNKNOWN
}
