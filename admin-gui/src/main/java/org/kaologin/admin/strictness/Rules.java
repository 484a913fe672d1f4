package org.kaologin.admin.strictness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent goes by, as far as this page sets it.
 *
 * @param falseMatchRate chance that a stranger's face is taken for the user's, 1e-6 to 1e-2
 * @param attention whether eyes must be open and the face towards the screen
 * @param signOfLife what a face must do: {@code none}, {@code motion} or {@code blink}
 * @param adaptation whether a face is learnt on
 * @param services what a face may do for each PAM service, one of {@link ServiceRules#ALL}
 */
record Rules(
    double falseMatchRate,
    boolean attention,
    String signOfLife,
    boolean adaptation,
    Map<String, String> services) {

  /** What a face may have to do, the least first. */
  static final List<String> SIGNS_OF_LIFE = List.of("none", "motion", "blink");

  /** As the agent comes, but for what it is told of services. */
  static final Rules STANDARD = new Rules(1e-4, true, "none", true, Map.of("sshd", "password"));

  private static final String RATE = "unlock.false-match-rate";
  private static final String ATTENTION = "unlock.attention";
  private static final String SIGN_OF_LIFE = "unlock.sign-of-life";
  private static final String ADAPTATION = "unlock.adaptation";

  /** A change of one setting. */
  record Change(String key, String value) {}

  Rules {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /**
   * The rules in the agent's settings.
   *
   * @throws IllegalArgumentException when one is missing or says something that is not known here
   */
  static Rules of(Map<String, String> settings) {
    return new Rules(
        Double.parseDouble(value(settings, RATE)),
        isOn(value(settings, ATTENTION)),
        known(SIGNS_OF_LIFE, value(settings, SIGN_OF_LIFE)),
        isOn(value(settings, ADAPTATION)),
        ServiceRules.of(settings));
  }

  static String value(Map<String, String> settings, String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the agent has no " + key);
    }
    return value;
  }

  private static boolean isOn(String text) {
    return known(List.of("on", "off"), text).equals("on");
  }

  static String known(List<String> all, String text) {
    if (!all.contains(text)) {
      throw new IllegalArgumentException("unknown: " + text);
    }
    return text;
  }

  /** What must be set so that the agent goes by these instead of others. */
  List<Change> since(Rules before) {
    List<Change> changes = new ArrayList<>();
    if (falseMatchRate != before.falseMatchRate) {
      changes.add(new Change(RATE, Double.toString(falseMatchRate)));
    }
    if (attention != before.attention) {
      changes.add(new Change(ATTENTION, onOrOff(attention)));
    }
    if (!signOfLife.equals(before.signOfLife)) {
      changes.add(new Change(SIGN_OF_LIFE, signOfLife));
    }
    if (adaptation != before.adaptation) {
      changes.add(new Change(ADAPTATION, onOrOff(adaptation)));
    }
    if (!services.equals(before.services)) {
      changes.add(new Change(ServiceRules.KEY, ServiceRules.text(services)));
    }
    return changes;
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }

  /** What is weaker than the standard: keys of texts that say so. */
  List<String> weaknesses() {
    List<String> weak = new ArrayList<>();
    if (falseMatchRate > STANDARD.falseMatchRate) {
      weak.add("strictness.weak.rate");
    }
    if (!attention) {
      weak.add("strictness.weak.attention");
    }
    boolean remote = !List.of("password", "never").contains(services.getOrDefault("sshd", "face"));
    if (remote) {
      weak.add("strictness.weak.sshd");
    }
    return weak;
  }
}
