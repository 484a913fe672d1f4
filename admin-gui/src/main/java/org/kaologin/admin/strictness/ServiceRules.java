package org.kaologin.admin.strictness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaologin.protocol.Request;

/** What a face may do for each PAM service, as the agent's setting says it. */
public final class ServiceRules {
  static final String KEY = "unlock.services";

  /** What a face may do, the most first. */
  static final List<String> ALL = List.of("face", "nod", "key", "password", "never");

  private ServiceRules() {}

  /**
   * The rules in the agent's settings, by service.
   *
   * @throws IllegalArgumentException when they are missing or say something that is not known here
   */
  public static Map<String, String> of(Map<String, String> settings) {
    Map<String, String> services = new LinkedHashMap<>();
    for (String entry : Rules.value(settings, KEY).split(",", -1)) {
      if (!entry.isBlank()) {
        String[] parts = entry.split("=", 2);
        services.put(parts[0].strip(), Rules.known(ALL, parts[parts.length - 1].strip()));
      }
    }
    return services;
  }

  /** What makes the agent go by some. */
  public static Request.SetSetting change(Map<String, String> rules) {
    return new Request.SetSetting(KEY, text(rules));
  }

  static String text(Map<String, String> rules) {
    return rules.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
