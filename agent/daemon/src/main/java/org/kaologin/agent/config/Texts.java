package org.kaologin.agent.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;

/** Keys whose value is text, or a list of texts. */
final class Texts {
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._+-]{1,128}");

  private Texts() {}

  /**
   * A text with a meaning.
   *
   * @param read makes the value, throws IllegalArgumentException when it cannot
   * @param write makes the text that {@code read} reads
   */
  record Text<T>(Function<String, T> read, Function<T, String> write, String expected)
      implements ValueType<T> {
    @Override
    public T fromToml(Object value) {
      if (value instanceof String text) {
        return fromText(text);
      }
      throw new IllegalArgumentException("expected is " + expected);
    }

    @Override
    public T fromText(String text) {
      try {
        return read.apply(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("expected is " + expected, e);
      }
    }

    @Override
    public String toText(T value) {
      return write.apply(value);
    }

    @Override
    public String toToml(T value) {
      return quoted(toText(value));
    }
  }

  /** The path of a file or folder, from the root. */
  static ValueType<Path> path() {
    return new Text<>(Texts::absolute, Path::toString, "a path that begins with /");
  }

  /** Such a path, or an empty text. */
  static ValueType<Optional<Path>> pathOrNone() {
    return new Text<>(
        text -> text.isEmpty() ? Optional.empty() : Optional.of(absolute(text)),
        path -> path.map(Path::toString).orElse(""),
        "a path that begins with /, or \"\"");
  }

  /** Where frames come from. */
  static ValueType<SensorSource> sensorSource() {
    return new Text<>(
        SensorSource::parse, SensorSource::toString, "\"kinect\" or \"recording:/path\"");
  }

  /** One of an enum's constants, in lower case. */
  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> quoted(constant.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(" or "));
    return new Text<>(
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)),
        constant -> constant.name().toLowerCase(Locale.ROOT),
        names);
  }

  static Path absolute(String text) {
    Path path = Path.of(text); // throws InvalidPathException, an IllegalArgumentException
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return path.normalize();
  }

  private static String quoted(String text) {
    return '"' + Toml.tomlEscape(text).toString() + '"';
  }

  /** Whether a text can be the name of a PAM service. */
  static boolean isService(String text) {
    return SERVICE.matcher(text).matches();
  }

  /** Names of PAM services. */
  static ValueType<List<String>> services() {
    return new Names(SERVICE);
  }

  /** A list of names of a form. As text, they stand with commas between them. */
  record Names(Pattern form) implements ValueType<List<String>> {
    @Override
    public List<String> fromToml(Object value) {
      if (value instanceof TomlArray array) {
        return checked(array.toList().stream().map(String::valueOf));
      }
      throw new IllegalArgumentException("expected is " + expected());
    }

    @Override
    public List<String> fromText(String text) {
      return checked(Arrays.stream(text.split(",", -1)).map(String::strip));
    }

    private List<String> checked(Stream<String> names) {
      List<String> list = names.filter(name -> !name.isEmpty()).distinct().toList();
      if (list.size() > 64 || !list.stream().allMatch(form.asMatchPredicate())) {
        throw new IllegalArgumentException("expected is " + expected());
      }
      return list;
    }

    @Override
    public String toText(List<String> value) {
      return String.join(", ", value);
    }

    @Override
    public String toToml(List<String> value) {
      return value.stream().map(Texts::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String expected() {
      return "a list of names of PAM services";
    }
  }
}
