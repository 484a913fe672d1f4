package org.kaologin.agent.policy;

import java.util.Optional;
import org.kaologin.agent.polkit.Action;

/** What it takes to ask something without being root. */
enum Right {
  /** Nothing. */
  YES(Optional.empty()),
  /** It cannot be had. */
  NO(Optional.empty()),
  /** Polkit's permission. */
  MANAGE_OWN(Optional.of(Action.MANAGE_OWN)),
  MANAGE_OTHERS(Optional.of(Action.MANAGE_OTHERS)),
  CHANGE_SETTINGS(Optional.of(Action.CHANGE_SETTINGS));

  private final Optional<Action> action;

  Right(Optional<Action> action) {
    this.action = action;
  }

  /** What polkit is asked about, if it is. */
  Optional<Action> action() {
    return action;
  }
}
