package org.kaologin.agent.journal;

/**
 * Hears of each entry once it is written down. Thread-safe; fails silently, as the entry is kept.
 */
@FunctionalInterface
public interface Echo {
  /** Where nobody listens. */
  Echo NONE = entry -> {};

  /** An entry was written. */
  void of(Entry entry);
}
