package org.kaologin.agent.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.PrivateFolder;
import org.kaologin.agent.files.UserFileName;

/** Keeps each user's {@link Standing} in a file. Not thread-safe. */
final class Standings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";
  private static final int LARGEST_FILE = 4096;

  private final Path folder;

  Standings(Path folder) throws IOException {
    this.folder = PrivateFolder.open(folder);
  }

  /** What is kept of a user. A file that cannot be read never speaks for the user. */
  Standing read(String user) {
    Optional<Path> file = file(user);
    if (file.isEmpty()) {
      return Standing.NEW;
    }
    try {
      Standing standing = JSON.readValue(AtomicFile.read(file.get(), LARGEST_FILE), Standing.class);
      boolean possible =
          standing != null && standing.failures() >= 0 && standing.lastUnlockSeconds() >= 0;
      return possible ? standing : Standing.UNREADABLE;
    } catch (NoSuchFileException e) {
      return Standing.NEW;
    } catch (IOException e) {
      System.getLogger(Standings.class.getName())
          .log(System.Logger.Level.WARNING, "{0}: {1}", file.get(), e.getMessage());
      return Standing.UNREADABLE;
    }
  }

  /** Keeps it, so that it outlives a power cut. */
  void write(String user, Standing standing) throws IOException {
    Optional<Path> file = file(user);
    if (file.isPresent()) { // who cannot have a file cannot have enrolled either
      AtomicFile.replace(file.get(), JSON.writeValueAsBytes(standing));
    }
  }

  private Optional<Path> file(String user) {
    return UserFileName.of(user, SUFFIX).map(folder::resolve);
  }
}
