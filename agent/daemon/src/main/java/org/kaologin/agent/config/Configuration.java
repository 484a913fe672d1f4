package org.kaologin.agent.config;

import java.util.HashMap;
import java.util.Map;

/** A value for every key. Immutable. */
public final class Configuration {
  private final Map<Key<?>, Object> set;

  private Configuration(Map<Key<?>, Object> set) {
    this.set = Map.copyOf(set);
  }

  /** Every key at its standard. */
  public static Configuration standard() {
    return new Configuration(Map.of());
  }

  /** The value of a key. */
  @SuppressWarnings("unchecked") // with() put in only what the key's own type made
  public <T> T get(Key<T> key) {
    return (T) set.getOrDefault(key, key.standard());
  }

  /** The same with one value changed. */
  public <T> Configuration with(Key<T> key, T value) {
    Map<Key<?>, Object> changed = new HashMap<>(set);
    changed.put(key, value);
    return new Configuration(changed);
  }

  /** These values where they were set, and others below them. */
  Configuration over(Configuration below) {
    Map<Key<?>, Object> both = new HashMap<>(below.set);
    both.putAll(set);
    return new Configuration(both);
  }

  /** Whether the key's value was set, and is not merely its standard. */
  boolean sets(Key<?> key) {
    return set.containsKey(key);
  }

  /** The same with one value changed to what a file says. */
  <T> Configuration withToml(Key<T> key, Object value) {
    return with(key, key.type().fromToml(value));
  }

  /** The same with one value changed to what a client says. */
  <T> Configuration withText(Key<T> key, String value) {
    return with(key, key.type().fromText(value));
  }

  /** The value of a key as a client reads and writes it. */
  public <T> String text(Key<T> key) {
    return key.type().toText(get(key));
  }

  /** The value of a key as the file has it. */
  <T> String toml(Key<T> key) {
    return key.type().toToml(get(key));
  }
}
