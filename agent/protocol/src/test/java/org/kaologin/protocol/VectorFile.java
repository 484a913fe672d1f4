package org.kaologin.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test vectors that both ends of the wire read. */
final class VectorFile {
  private static final Path FOLDER = Path.of("src", "vectors");
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(.*?)(?= \\w+=|$)");
  private static final Pattern REPEATED = Pattern.compile("(.)\\*(\\d+)");

  /**
   * One line.
   *
   * @param name what it is called
   * @param expectation {@code valid} or {@code invalid:REASON}
   * @param bytes the message
   * @param fields of a valid one, such as {@code user=alice silent=false}; may be empty
   */
  record Vector(String name, String expectation, byte[] bytes, String fields) {
    boolean isValid() {
      return expectation.equals("valid");
    }

    String reason() {
      return expectation.substring("invalid:".length());
    }

    /** Names and values. {@code a*256} stands for 256 times a. */
    Map<String, String> fieldsByName() {
      Map<String, String> byName = new LinkedHashMap<>();
      for (Matcher field = FIELD.matcher(fields); field.find(); ) {
        Matcher repeated = REPEATED.matcher(field.group(2));
        byName.put(
            field.group(1),
            repeated.matches()
                ? repeated.group(1).repeat(Integer.parseInt(repeated.group(2)))
                : field.group(2));
      }
      return byName;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private VectorFile() {}

  static List<Vector> all() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank() && !line.startsWith("#")) {
            String[] columns = line.split("\t", -1);
            vectors.add(
                new Vector(
                    columns[0],
                    columns[1],
                    HexFormat.of().parseHex(columns[2]),
                    columns.length > 3 ? columns[3] : ""));
          }
        }
      }
    }
    return vectors;
  }
}
