package org.kaologin.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The test vectors that both ends of the wire read. */
final class VectorFile {
  private static final Path FOLDER = Path.of("src", "vectors");

  /**
   * One line.
   *
   * @param name what it is called
   * @param expectation {@code valid} or {@code invalid:REASON}
   * @param bytes the message
   */
  record Vector(String name, String expectation, byte[] bytes) {
    boolean isValid() {
      return expectation.equals("valid");
    }

    String reason() {
      return expectation.substring("invalid:".length());
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
            vectors.add(new Vector(columns[0], columns[1], HexFormat.of().parseHex(columns[2])));
          }
        }
      }
    }
    return vectors;
  }
}
