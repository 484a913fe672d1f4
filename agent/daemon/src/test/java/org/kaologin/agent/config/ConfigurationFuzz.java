package org.kaologin.agent.config;

import java.io.IOException;
import org.kaologin.agent.fuzz.Scratch;

/** A file of settings. */
public final class ConfigurationFuzz {
  private static Scratch scratch;

  private ConfigurationFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    scratch = Scratch.make();
  }

  /** It is refused with words, or sets keys to values that they can have. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    try {
      Configuration configuration = ConfigurationFile.read(scratch.write("kao.toml", data));
      for (Key<?> key : Keys.all()) {
        configuration.text(key);
      }
    } catch (ConfigurationException e) {
      if (e.getMessage().isBlank()) {
        throw new AssertionError("no words", e);
      }
    }
  }
}
