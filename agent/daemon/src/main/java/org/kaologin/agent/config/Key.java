package org.kaologin.agent.config;

/**
 * One thing that can be set.
 *
 * @param name its table and name, with a dot between them
 * @param type what it may be
 * @param standard its value where nobody set it
 * @param adjustable whether a client may set it while the agent runs
 * @param description what it does, in full sentences
 */
public record Key<T>(
    String name, ValueType<T> type, T standard, boolean adjustable, String description) {

  /** The part before the dot. */
  String table() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The part behind the dot. */
  String leaf() {
    return name.substring(name.indexOf('.') + 1);
  }
}
