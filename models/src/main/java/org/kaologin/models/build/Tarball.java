package org.kaologin.models.build;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Takes single files out of a package's tarball. Nothing is written anywhere. */
final class Tarball {

  private Tarball() {}

  /**
   * The wanted files' contents by their path, without those that the tarball does not have.
   *
   * @param tarball a .tgz whose hash has been checked
   * @param wanted paths inside it
   */
  static Map<String, byte[]> read(Path tarball, Set<String> wanted) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(tarball))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && wanted.contains(entry.getName())) {
          contents.put(entry.getName(), tar.readAllBytes());
        }
      }
    }
    return contents;
  }
}
