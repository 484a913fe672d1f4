package org.kaologin.agent.standing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.PrivateFolder;
import org.kaologin.agent.files.UserFileName;

/** Keeps each user's {@link Standing} in a file of JSON, version 2. Not thread-safe. */
final class StandingFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";
  private static final int LARGEST_FILE = 4096;
  private static final int VERSION = 2;

  private final Path folder;

  StandingFiles(Path folder) throws IOException {
    this.folder = PrivateFolder.open(folder);
  }

  /** The file's fields; null where something never happened. */
  private record Kept(
      @JsonProperty(required = true) int version,
      @JsonProperty(required = true) int failures,
      @JsonProperty(required = true) int failuresInAll,
      @JsonProperty(required = true) boolean locked,
      @JsonProperty(required = true) KeptMoment face,
      @JsonProperty(required = true) KeptMoment password) {}

  private record KeptMoment(
      @JsonProperty(required = true) String boot,
      @JsonProperty(required = true) long bootMillis,
      @JsonProperty(required = true) long wallSeconds) {
    static KeptMoment of(Optional<Moment> moment) {
      return moment
          .map(m -> new KeptMoment(m.boot(), m.bootMillis(), m.wallSeconds()))
          .orElse(null);
    }

    static Optional<Moment> moment(KeptMoment kept) throws IOException {
      if (kept == null) {
        return Optional.empty();
      }
      if (kept.boot == null || kept.bootMillis < 0 || kept.wallSeconds < 0) {
        throw new IOException("a time is impossible");
      }
      return Optional.of(new Moment(kept.boot, kept.bootMillis, kept.wallSeconds));
    }
  }

  /** What version 1 kept. It knew of no passwords, so that one is wanted first. */
  private record Version1(
      @JsonProperty(required = true) int failures,
      @JsonProperty(required = true) long lastUnlockSeconds) {}

  /** What is kept of a user. A file that cannot be read never speaks for the user. */
  Standing read(String user) {
    Optional<Path> file = file(user);
    if (file.isEmpty()) {
      return Standing.NEW;
    }
    try {
      return decode(AtomicFile.read(file.get(), LARGEST_FILE));
    } catch (NoSuchFileException e) {
      return Standing.NEW;
    } catch (IOException | IllegalArgumentException e) {
      System.getLogger(StandingFiles.class.getName())
          .log(System.Logger.Level.WARNING, "{0}: {1}", file.get(), e.getMessage());
      return Standing.UNREADABLE;
    }
  }

  private static Standing decode(byte[] content) throws IOException {
    JsonNode tree = JSON.readTree(content);
    if (tree == null || !tree.isObject()) {
      throw new IOException("it holds no object");
    }
    if (!tree.has("version")) {
      Version1 kept = JSON.treeToValue(tree, Version1.class);
      int failures = kept.failures();
      return new Standing(failures, failures, false, Optional.empty(), Optional.empty());
    }
    Kept kept = JSON.treeToValue(tree, Kept.class);
    if (kept.version() != VERSION) {
      throw new IOException("it is of version " + kept.version());
    }
    return new Standing(
        kept.failures(),
        kept.failuresInAll(),
        kept.locked(),
        KeptMoment.moment(kept.face()),
        KeptMoment.moment(kept.password()));
  }

  /** Keeps it, so that it outlives a power cut. */
  void write(String user, Standing standing) throws IOException {
    Optional<Path> file = file(user);
    if (file.isPresent()) { // who cannot have a file cannot have enrolled either
      Kept kept =
          new Kept(
              VERSION,
              standing.failures(),
              standing.failuresInAll(),
              standing.locked(),
              KeptMoment.of(standing.face()),
              KeptMoment.of(standing.password()));
      AtomicFile.replace(file.get(), JSON.writeValueAsBytes(kept));
    }
  }

  private Optional<Path> file(String user) {
    return UserFileName.of(user, SUFFIX).map(folder::resolve);
  }
}
