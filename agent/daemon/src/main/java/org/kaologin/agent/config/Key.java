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

  /** What it does, what is allowed, and where it can be set. */
  public String help() {
    return description
        + " Allowed: "
        + type.expected()
        + "."
        + (adjustable ? "" : " Set in kao.toml only.");
  }

  /** The mistake of not setting it where there is no standard. */
  public ConfigurationException missing() {
    return new ConfigurationException(name + " must be set in kao.toml: " + description);
  }

  /** The standard value as the file has it. */
  public String standardToml() {
    return type.toToml(standard);
  }

  /** The part before the dot. */
  public String table() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The part behind the dot. */
  public String leaf() {
    return name.substring(name.indexOf('.') + 1);
  }
}
