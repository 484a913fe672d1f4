package org.kaologin.agent.evaluation.layouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is in a folder, in the order of the names. */
final class Folders {

  private Folders() {}

  /**
   * All entries.
   *
   * @throws IOException when it is no folder, or not readable
   */
  static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw Files.exists(folder)
          ? new NotDirectoryException(folder.toString())
          : new NoSuchFileException(folder.toString());
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted(Comparator.comparing(Folders::name)).toList();
    }
  }

  static String name(Path file) {
    return file.getFileName().toString();
  }
}
