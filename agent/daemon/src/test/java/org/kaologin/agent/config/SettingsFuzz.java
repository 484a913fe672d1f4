package org.kaologin.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kaologin.agent.fuzz.Scratch;

/** A setting that a client adjusts: the key's number, then the value. */
public final class SettingsFuzz {
  private static Scratch scratch;

  private SettingsFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    scratch = Scratch.make();
  }

  /** It is refused, or a restart finds it as it was set, and nothing else. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException, ConfigurationException {
    List<Key<?>> keys = Keys.all();
    if (data.length == 0) {
      return;
    }
    Key<?> key = keys.get(Byte.toUnsignedInt(data[0]) % keys.size());
    String value = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
    Path file = scratch.folder().resolve("settings.toml");
    Files.deleteIfExists(file);
    Settings settings = Settings.open(Configuration.standard(), file);
    try {
      settings.adjust(key, value);
    } catch (ConfigurationException e) {
      return;
    }
    Configuration found = Settings.open(Configuration.standard(), file).current();
    for (Key<?> any : keys) {
      if (!found.text(any).equals(settings.current().text(any))) {
        throw new AssertionError(any.name() + " is " + found.text(any));
      }
    }
  }
}
