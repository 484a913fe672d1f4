package org.kaologin.admin.health;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaologin.admin.agent.FaceRule;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice.Weight;
import org.kaologin.admin.text.Texts;

/** Turns what was found into words, and into what to do. */
final class Diagnosis {
  /** Below it libfreenect2 may find no room for the camera's pictures, in MB. */
  private static final int LEAST_USB_MEMORY = 16;

  /**
   * Of what the camera's lamp lights, in percent: of 594 pictures of heads by a Kinect v2 none had
   * more than 0.03 overexposed, and none less than 99.3 with a depth.
   */
  private static final int MOST_OVEREXPOSED = 5;

  private static final int LEAST_DEPTH = 90;

  private static final String RECORDING = "recording:";
  private static final String HERE = "here";
  private static final String UNKNOWN = "unknown";
  private static final String CREDENTIAL = "credential";
  private static final String NETWORK = "network ";

  /** Enough of a hash to tell two apart by eye. */
  private static final int HASH_LETTERS = 8;

  private final Texts texts;

  Diagnosis(Texts texts) {
    this.texts = texts;
  }

  Finding agent(Map<String, String> status) {
    return good("agent", texts.get("health.agent.good", status.getOrDefault("version", "")));
  }

  Finding agent(Problem problem) {
    return new Finding(
        texts.get("health.agent"), Weight.BAD, problem.what(texts), problem.advice(texts));
  }

  Finding camera(Map<String, String> status, Optional<Machine.Camera> plugged) {
    String source = status.getOrDefault("sensor", "");
    if (source.startsWith(RECORDING)) {
      return warning("camera", texts.get("health.camera.recording"), "health.camera.recording.do");
    }
    return camera(plugged);
  }

  Finding camera(Optional<Machine.Camera> plugged) {
    if (plugged.isEmpty()) {
      return bad("camera", texts.get("health.camera.none"), "health.camera.none.do");
    }
    if (!plugged.get().isFast()) {
      return bad(
          "camera",
          texts.get("health.camera.slow", plugged.get().megabitsPerSecond()),
          "health.camera.slow.do");
    }
    return good("camera", texts.get("health.camera.good"));
  }

  Finding permissions(Machine.Camera plugged) {
    return switch (plugged.access()) {
      case AGENT -> good("permissions", texts.get("health.permissions.good"));
      case EVERYBODY ->
          warning(
              "permissions",
              texts.get("health.permissions.everybody"),
              "health.permissions.everybody.do");
      case OTHERS ->
          bad("permissions", texts.get("health.permissions.others"), "health.permissions.do");
      case UNKNOWN ->
          warning("permissions", texts.get("health.permissions.unknown"), "health.permissions.do");
    };
  }

  /** Of what the camera saw last. */
  Finding light(Map<String, String> status) {
    String overexposed = status.getOrDefault("overexposed percent", "");
    String depth = status.getOrDefault("depth percent", "");
    if (overexposed.isEmpty() || depth.isEmpty()) {
      return new Finding(
          texts.get("health.light"),
          Weight.INFO,
          texts.get("health.light.unknown"),
          texts.get("health.light.unknown.do"));
    }
    if (Integer.parseInt(overexposed) > MOST_OVEREXPOSED) {
      return warning(
          "light", texts.get("health.light.glare", overexposed), "health.light.glare.do");
    }
    return Integer.parseInt(depth) < LEAST_DEPTH
        ? warning("light", texts.get("health.light.flat", depth), "health.light.flat.do")
        : good("light", texts.get("health.light.good"));
  }

  Finding usbMemory(OptionalInt megabytes) {
    if (megabytes.isEmpty()) {
      return warning("usb", texts.get("health.usb.unknown"), "health.usb.unknown.do");
    }
    int size = megabytes.getAsInt();
    return size > 0 && size < LEAST_USB_MEMORY
        ? bad("usb", texts.get("health.usb.small", size), "health.usb.small.do")
        : good("usb", texts.get(size == 0 ? "health.usb.unlimited" : "health.usb.good", size));
  }

  Finding session(Map<String, String> status) {
    String where = status.getOrDefault("session", UNKNOWN);
    String objection = status.getOrDefault("session objection", "");
    if (!objection.isEmpty()) {
      String key = "health.session." + where;
      return bad("session", texts.has(key) ? texts.get(key) : objection, "health.session.do");
    }
    return where.equals(HERE)
        ? good("session", texts.get("health.session.good"))
        : warning("session", texts.get("health.session.unknown"), "health.session.unknown.do");
  }

  Finding vault(Map<String, String> status) {
    int problems = Integer.parseInt(status.getOrDefault("problems", "0"));
    return problems == 0
        ? good("vault", texts.get("health.vault.good"))
        : bad(
            "vault",
            texts.get("health.vault.bad", problems, status.getOrDefault("problem 1", "")),
            "health.vault.do");
  }

  Finding keys(Map<String, String> status) {
    String origin = status.getOrDefault("master key", "");
    return origin.startsWith(CREDENTIAL)
        ? good("keys", texts.get("health.keys.sealed"))
        : warning("keys", texts.get("health.keys.file", origin), "health.keys.do");
  }

  /** The agent starts with none that are not as its catalogue says. */
  Finding networks(Map<String, String> status) {
    String each =
        status.entrySet().stream()
            .filter(item -> item.getKey().startsWith(NETWORK))
            .map(item -> item.getKey().substring(NETWORK.length()) + " " + start(item.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return each.isEmpty()
        ? warning("networks", texts.get("health.networks.unknown"), "health.networks.do")
        : good("networks", texts.get("health.networks.good", each));
  }

  private static String start(String hash) {
    return hash.substring(0, Math.min(HASH_LETTERS, hash.length()));
  }

  Finding faces(int count, String user) {
    return count > 0
        ? good("faces", texts.get("health.faces.good", user, count))
        : warning("faces", texts.get("health.faces.none", user), "health.faces.do");
  }

  Finding rules(Optional<FaceRule> rule) {
    return rule.map(
            against ->
                new Finding(
                    texts.get("health.rules"),
                    Weight.WARNING,
                    against.what(texts),
                    against.cure(texts)))
        .orElseGet(() -> good("rules", texts.get("health.rules.good")));
  }

  Finding wiring(Set<String> services) {
    return services.isEmpty()
        ? warning("wiring", texts.get("health.wiring.none"), "health.wiring.do")
        : good("wiring", String.join(", ", services));
  }

  private Finding good(String what, String found) {
    return new Finding(texts.get("health." + what), Weight.GOOD, found, "");
  }

  private Finding warning(String what, String found, String advice) {
    return new Finding(texts.get("health." + what), Weight.WARNING, found, texts.get(advice));
  }

  private Finding bad(String what, String found, String advice) {
    return new Finding(texts.get("health." + what), Weight.BAD, found, texts.get(advice));
  }
}
