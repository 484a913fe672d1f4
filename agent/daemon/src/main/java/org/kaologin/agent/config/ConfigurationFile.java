package org.kaologin.agent.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads a file of settings. Every mistake in it is named with its line; none is passed over. */
public final class ConfigurationFile {
  /** In bytes. The documented standard file has a tenth. */
  private static final int LARGEST_FILE = 1 << 17;

  /** Lists and tables that may begin. The documented standard file has less than ten. */
  private static final int MOST_OPENED = 256;

  private final Path file;
  private final Predicate<Key<?>> allowed;
  private final OpenOption[] how;
  private final List<String> mistakes = new ArrayList<>();

  private ConfigurationFile(Path file, Predicate<Key<?>> allowed, OpenOption... how) {
    this.file = file;
    this.allowed = allowed;
    this.how = how;
  }

  /**
   * The settings that a file makes.
   *
   * @throws ConfigurationException when it cannot be read, or has a mistake
   */
  public static Configuration read(Path file) throws ConfigurationException {
    return new ConfigurationFile(file, key -> true).read();
  }

  /**
   * The settings that a file makes, which is no link, and in which only adjustable keys may stand.
   */
  static Configuration readAdjusted(Path file) throws ConfigurationException {
    return new ConfigurationFile(file, Key::adjustable, LinkOption.NOFOLLOW_LINKS).read();
  }

  private Configuration read() throws ConfigurationException {
    TomlParseResult parsed = parse();
    for (TomlParseError error : parsed.errors()) {
      mistake(error.position(), error.getMessage());
    }
    Configuration standard = Configuration.standard();
    Configuration configuration = parsed.hasErrors() ? standard : take(parsed, standard);
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(String.join("\n", mistakes));
    }
    return configuration;
  }

  private TomlParseResult parse() throws ConfigurationException {
    try (InputStream in = Files.newInputStream(file, how)) {
      byte[] content = in.readNBytes(LARGEST_FILE + 1);
      if (content.length > LARGEST_FILE) {
        throw new ConfigurationException(file + " has more than " + LARGEST_FILE + " bytes");
      }
      return parse(content);
    } catch (IOException e) {
      throw new ConfigurationException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * tomlj calls itself for each list in a list, as deep as the file says, and takes some hundred
   * megabytes for a thousand of them that are never closed. It asserts that an escape is whole
   * before it tells that it is not; it keeps nothing, so it may be cut off.
   */
  private TomlParseResult parse(byte[] content) throws ConfigurationException, IOException {
    int opened = 0;
    for (byte one : content) {
      opened += one == '[' || one == '{' ? 1 : 0;
    }
    if (opened > MOST_OPENED) {
      throw new ConfigurationException(file + " opens more than " + MOST_OPENED + " brackets");
    }
    try {
      return Toml.parse(new ByteArrayInputStream(content));
    } catch (AssertionError e) {
      throw new ConfigurationException(file + " has an escape that is none", e);
    }
  }

  private Configuration take(TomlParseResult parsed, Configuration standard) {
    Configuration configuration = standard;
    for (List<String> path : parsed.keyPathSet(true)) {
      Object value = parsed.get(path);
      TomlPosition position = parsed.inputPositionOf(path);
      String name = String.join(".", path);
      Optional<Key<?>> key = Keys.named(name).filter(allowed);
      if (key.isPresent()) {
        configuration = take(configuration, key.get(), value, position);
      } else if (!(value instanceof TomlTable && isTable(name))) {
        mistake(position, "there is no key " + name + " to set here");
      }
    }
    return configuration;
  }

  private Configuration take(
      Configuration configuration, Key<?> key, Object value, TomlPosition position) {
    try {
      return configuration.withToml(key, value);
    } catch (IllegalArgumentException e) {
      mistake(position, key.name() + ": " + e.getMessage());
      return configuration;
    }
  }

  private static boolean isTable(String name) {
    return Keys.all().stream().anyMatch(key -> key.table().equals(name));
  }

  private void mistake(TomlPosition position, String what) {
    mistakes.add(file + ", line " + position.line() + ": " + what);
  }
}
