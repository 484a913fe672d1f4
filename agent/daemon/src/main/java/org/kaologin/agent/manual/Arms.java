package org.kaologin.agent.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The arms of a {@code case} in a shell's script: those that do the same are one. */
final class Arms {
  private final Map<String, List<String>> patterns = new LinkedHashMap<>();

  /** Adds an arm for a text. */
  Arms on(String text, String does) {
    patterns.computeIfAbsent(does, key -> new ArrayList<>()).add(text);
    return this;
  }

  /** All of them, a line each. */
  String lines(String indent) {
    return patterns.entrySet().stream()
        .map(arm -> indent + alternatives(arm.getValue()) + ") " + arm.getKey() + " ;;\n")
        .collect(Collectors.joining());
  }

  private static String alternatives(List<String> texts) {
    return texts.stream().map(Arms::quoted).collect(Collectors.joining(" | "));
  }

  /** As a shell reads one word. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
