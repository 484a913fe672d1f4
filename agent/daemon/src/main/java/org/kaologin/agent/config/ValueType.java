package org.kaologin.agent.config;

/**
 * What a key's value may be, in the file and in a request.
 *
 * <p>Both readers throw {@link IllegalArgumentException} with what is expected instead.
 *
 * @param <T> what the agent works with
 */
interface ValueType<T> {

  /** The value of what tomlj read: String, Long, Double, Boolean or TomlArray. */
  T fromToml(Object value);

  /** The value of a text that a client sent. */
  T fromText(String text);

  /** The text that {@link #fromText} reads. */
  String toText(T value);

  /** The value as it stands in the file. */
  String toToml(T value);

  /** What is allowed, to stand after "expected is". */
  String expected();
}
