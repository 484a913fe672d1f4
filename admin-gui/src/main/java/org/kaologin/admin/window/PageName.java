package org.kaologin.admin.window;

import java.util.Locale;

/** The pages, in the order of the list. */
public enum PageName {
  /** Whose faces are known. */
  FACES,
  /** Learning a face. */
  ENROL,
  /** An unlock without consequence. */
  TRIAL,
  /** How alike faces are. */
  MAP,
  /** How strict the agent is. */
  STRICTNESS,
  /** Which services ask. */
  WHERE,
  /** What happened. */
  ACTIVITY,
  /** What is wrong. */
  HEALTH;

  /** As it stands in the keys of texts and in the names of icons. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it stands on the command line. */
  @Override
  public String toString() {
    return key();
  }
}
