package org.kaologin.agent.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.kaologin.agent.files.AtomicFile;

/** Where a fuzz target leaves its input for code that reads files. For one thread. */
public final class Scratch {
  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** A folder of one's own, which only its owner may enter. It is gone when the process ends. */
  public static Scratch make() throws IOException {
    Path folder = Files.createTempDirectory("kao-fuzz-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    return new Scratch(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** A file of this name that has this content and no other. */
  public Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** Closes a file to others. */
  public static void ownerOnly(Path file) throws IOException {
    Files.setPosixFilePermissions(file, AtomicFile.OWNER_ONLY);
  }
}
