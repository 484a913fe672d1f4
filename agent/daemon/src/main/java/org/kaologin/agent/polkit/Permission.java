package org.kaologin.agent.polkit;

/** What polkit said. */
public enum Permission {
  /** The process may. */
  GIVEN,
  /** It may not, whatever password is typed. */
  DENIED,
  /** It might have, but nobody proved who they are: the question was closed, or nobody answers. */
  DISMISSED,
  /** There is no polkit, or it does not answer. */
  NOT_ASKED
}
