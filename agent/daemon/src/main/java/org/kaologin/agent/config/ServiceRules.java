package org.kaologin.agent.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a face may do for each PAM service, as a list of {@code service=rule}. */
record ServiceRules() implements ValueType<Map<String, ServiceRule>> {
  private static final ValueType<List<String>> LIST = new Texts.Names(Pattern.compile("[^,]+"));

  @Override
  public Map<String, ServiceRule> fromToml(Object value) {
    return rules(LIST.fromToml(value));
  }

  @Override
  public Map<String, ServiceRule> fromText(String text) {
    return rules(LIST.fromText(text));
  }

  private Map<String, ServiceRule> rules(List<String> entries) {
    Map<String, ServiceRule> rules = new LinkedHashMap<>();
    for (String entry : entries) {
      String[] parts = entry.split("=", -1);
      Optional<ServiceRule> rule = parts.length == 2 ? rule(parts[1].strip()) : Optional.empty();
      if (rule.isEmpty() || !Texts.isService(parts[0].strip())) {
        throw new IllegalArgumentException("expected is " + expected());
      }
      rules.put(parts[0].strip(), rule.get());
    }
    return rules;
  }

  private static Optional<ServiceRule> rule(String text) {
    return Arrays.stream(ServiceRule.values()).filter(rule -> text(rule).equals(text)).findFirst();
  }

  private static String text(ServiceRule rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> entries(Map<String, ServiceRule> rules) {
    return rules.entrySet().stream().map(e -> e.getKey() + "=" + text(e.getValue())).toList();
  }

  @Override
  public String toText(Map<String, ServiceRule> value) {
    return LIST.toText(entries(value));
  }

  @Override
  public String toToml(Map<String, ServiceRule> value) {
    return LIST.toToml(entries(value));
  }

  @Override
  public String expected() {
    return "a list of \"service=rule\", with the rules "
        + Arrays.stream(ServiceRule.values())
            .map(ServiceRules::text)
            .collect(Collectors.joining(", "));
  }
}
