package org.kaologin.agent.standing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.kaologin.agent.fuzz.Scratch;

/** The file of what is remembered of a user. */
public final class StandingsFuzz {
  private static final String USER = "alice";

  private static Path folder;
  private static Path file;

  private StandingsFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    folder = Scratch.make().folder().resolve("standings");
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    open().failed(USER); // so that the file is where the agent keeps it
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
  }

  private static Standings open() throws IOException {
    return Standings.open(folder, () -> new FaceRules(5, 50), new SetClock());
  }

  /** It says something, or closes; one failure more opens nothing, and a restart knows it. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Files.write(file, data);
    Standings standings = open();
    Standing said = standings.of(USER);
    Optional<Objection> before = standings.objection(USER);
    standings.failed(USER);
    Standings restarted = open();
    if (!restarted.of(USER).equals(said.failed())) {
      throw new AssertionError("kept is " + restarted.of(USER) + ", not " + said.failed());
    }
    if (before.isPresent() && restarted.objection(USER).isEmpty()) {
      throw new AssertionError("a failure has opened what was closed by " + before.get());
    }
  }
}
