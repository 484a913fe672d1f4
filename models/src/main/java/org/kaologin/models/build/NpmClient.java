package org.kaologin.models.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaologin.models.ModelException;

/** Gets packages with the machine's own npm client, from whatever registry it is set up for. */
final class NpmClient {
  private final Map<String, String> environment;

  /**
   * @param environment laid over this process's own, such as another {@code PATH}
   */
  NpmClient(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Packs a package into a folder.
   *
   * @param name {@code name@version}
   * @param folder an empty folder
   * @return the tarball
   */
  Path pack(String name, Path folder) throws ModelException {
    // `env` looks npm up on the environment's PATH, which ProcessBuilder itself would not.
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/env", "npm", "pack", "--loglevel=error", name)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process npm = builder.start();
      npm.getOutputStream().close();
      String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = npm.waitFor();
      if (status == 127) {
        throw new ModelException(
            "npm is not installed; install it (Debian: apt-get install npm) and build again.");
      }
      if (status != 0) {
        throw new ModelException(
            "npm could not get "
                + name
                + "; check the network and npm's settings and build again. npm said: "
                + firstLine(said));
      }
      return onlyFile(name, folder);
    } catch (IOException e) {
      throw new ModelException("npm could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException("getting " + name + " was interrupted; build again.", e);
    }
  }

  private static Path onlyFile(String name, Path folder) throws IOException, ModelException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      if (found.size() != 1) {
        throw new ModelException(
            "npm left " + found.size() + " files for " + name + " instead of one; build again.");
      }
      return found.get(0);
    }
  }

  /** npm's first line names the fault; its last only tells where it wrote a log. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("nothing");
  }
}
