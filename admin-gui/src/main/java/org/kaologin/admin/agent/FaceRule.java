package org.kaologin.admin.agent;

import java.util.Optional;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply;

/**
 * Why a face opens nothing now.
 *
 * @param name the agent's for it
 * @param said by the agent, in English
 */
public record FaceRule(String name, String said) {
  private static final String NONE = "none";

  /** Only an administrator ends it; the password ends all others. */
  private static final String DISABLED = "DISABLED";

  /** Empty where a face may open. */
  public static Optional<FaceRule> of(Reply.StatusReport standing) {
    return Optional.of(
            new FaceRule(
                standing.values().getOrDefault("rule", NONE),
                standing.values().getOrDefault("face", "")))
        .filter(rule -> !rule.name.equals(NONE));
  }

  /** What is the matter. */
  public String what(Texts texts) {
    String key = "rule." + name;
    return texts.has(key) ? texts.get(key) : said;
  }

  /** What ends it. */
  public String cure(Texts texts) {
    return texts.get(name.equals(DISABLED) ? "rule.allow" : "rule.password");
  }
}
