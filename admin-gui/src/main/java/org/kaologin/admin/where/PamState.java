package org.kaologin.admin.where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code kao-pam status} says.
 *
 * @param available whether profile and module are installed
 * @param enabled whether services ask Kao
 * @param pendingSeconds how long a change can still be kept; 0 when none is pending
 * @param services that ask it, or would
 */
record PamState(boolean available, boolean enabled, int pendingSeconds, List<String> services) {
  PamState {
    services = List.copyOf(services);
  }

  /** Reads it. What is not said is not so. */
  static PamState of(String said) {
    Map<String, String> values = new HashMap<>();
    List<String> services = new ArrayList<>();
    for (String line : said.lines().toList()) {
      String[] parts = line.split("=", 2);
      if (parts.length == 2 && parts[0].equals("service")) {
        services.add(parts[1]);
      } else if (parts.length == 2) {
        values.put(parts[0], parts[1]);
      }
    }
    boolean available =
        "available".equals(values.get("profile")) && "present".equals(values.get("module"));
    return new PamState(
        available,
        "yes".equals(values.get("enabled")),
        seconds(values.getOrDefault("pending", "no")),
        services);
  }

  boolean isPending() {
    return pendingSeconds > 0;
  }

  private static int seconds(String pending) {
    return pending.matches("[0-9]{1,4}") ? Integer.parseInt(pending) : 0;
  }
}
