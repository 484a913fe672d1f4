package org.kaologin.agent.polkit;

/** What polkit is asked about; installer/polkit/org.kaologin.policy says what it takes. */
public enum Action {
  /** Enrol, rename and delete one's own faces. */
  MANAGE_OWN("org.kaologin.manage-own"),
  /** List, enrol, rename and delete other users' faces, and read what was decided about them. */
  MANAGE_OTHERS("org.kaologin.manage-others"),
  /** See and change how the agent decides. */
  CHANGE_SETTINGS("org.kaologin.change-settings");

  private final String id;

  Action(String id) {
    this.id = id;
  }

  /** Its name in polkit. */
  public String id() {
    return id;
  }
}
