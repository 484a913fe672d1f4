package org.kaologin.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.kaologin.agent.files.AtomicFile;

/**
 * The settings in force: those of {@code kao.toml}, and over them those that a client adjusted,
 * which the agent keeps in a file of its own. Thread-safe.
 */
public final class Settings {
  private final Path file;
  private final Configuration below;
  private Configuration adjusted;
  private volatile Configuration current;

  private Settings(Path file, Configuration below, Configuration adjusted) {
    this.file = file;
    this.below = below;
    this.adjusted = adjusted;
    this.current = adjusted.over(below);
  }

  /**
   * Takes up what was adjusted before.
   *
   * @param below the settings of {@code kao.toml}
   * @param file where adjusted settings are kept
   * @throws ConfigurationException when that file is there and has a mistake
   */
  public static Settings open(Configuration below, Path file) throws ConfigurationException {
    Configuration adjusted =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            ? ConfigurationFile.readAdjusted(file)
            : Configuration.standard();
    return new Settings(file, below, adjusted);
  }

  /** The settings in force now. */
  public Configuration current() {
    return current;
  }

  /** The value of a key in force now. */
  public <T> T get(Key<T> key) {
    return current.get(key);
  }

  /**
   * Changes a value, for good.
   *
   * @throws ConfigurationException when the key is not adjustable or the value not allowed
   * @throws IOException when it could not be kept; then nothing has changed
   */
  public synchronized <T> void adjust(Key<T> key, String value)
      throws ConfigurationException, IOException {
    if (!key.adjustable()) {
      throw new ConfigurationException(
          key.name() + " can only be set in kao.toml, before the agent starts");
    }
    Configuration changed;
    try {
      changed = adjusted.withText(key, value);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(key.name() + ": " + e.getMessage(), e);
    }
    AtomicFile.replace(file, text(changed).getBytes(StandardCharsets.UTF_8));
    adjusted = changed;
    current = changed.over(below);
  }

  private static String text(Configuration adjusted) {
    StringBuilder out = new StringBuilder("# Written by kao-agent.\n");
    for (Key<?> key : Keys.all()) {
      if (adjusted.sets(key)) {
        out.append(key.name()).append(" = ").append(adjusted.toml(key)).append('\n');
      }
    }
    return out.toString();
  }
}
