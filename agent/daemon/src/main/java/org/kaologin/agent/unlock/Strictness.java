package org.kaologin.agent.unlock;

import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.Switch;
import org.kaologin.biometrics.DecisionSettings;

/** How strict the settings are at this moment. */
final class Strictness {

  private Strictness() {}

  static DecisionSettings of(Settings settings) {
    return new DecisionSettings(
        settings.get(Keys.FALSE_MATCH_RATE),
        settings.get(Keys.ATTENTION) == Switch.ON,
        settings.get(Keys.SIGN_OF_LIFE),
        settings.get(Keys.COLOUR) == Switch.ON,
        false);
  }
}
