package org.kaologin.agent.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the entries are all there and as they were written.
 *
 * @param entries how many were looked at
 * @param problem the first thing that is wrong; empty where nothing is
 */
public record Verification(long entries, Optional<String> problem) {

  /**
   * Walks the chain.
   *
   * @param files the oldest first; one that is missing has no entries
   * @param end where the chain was sealed to end
   */
  static Verification of(List<Path> files, Optional<Link> end) throws IOException {
    Walk walk = new Walk();
    for (Path file : files) {
      Optional<String> problem = walk.through(file);
      if (problem.isPresent()) {
        return new Verification(walk.entries, problem);
      }
    }
    return new Verification(walk.entries, walk.wrongEnd(end));
  }

  private static final class Walk {
    private long entries;
    private boolean missing;
    private Optional<Link> place = Optional.empty();

    Optional<String> through(Path file) throws IOException {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8))) {
        int row = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Optional<String> problem = step(line, row == 1);
          if (problem.isPresent()) {
            return Optional.of(file.getFileName() + ", line " + row + ": " + problem.get());
          }
          row++;
        }
      } catch (NoSuchFileException e) {
        missing = true; // nothing was put aside yet, or somebody took it away
      }
      return Optional.empty();
    }

    private Optional<String> step(String text, boolean first) {
      Optional<Line> parsed = Line.parse(text);
      if (parsed.isEmpty()) {
        return Optional.of("this is no entry");
      }
      Line line = parsed.get();
      if (first && line.before().isEmpty()) {
        return Optional.of("the lines before it are missing");
      }
      if (place.isEmpty() && line.link().number() > 1 && missing) {
        return Optional.of("the file before this one is missing");
      }
      place = place.or(line::before);
      if (line.link().number() != place.get().number() + 1) {
        return Optional.of(
            "entry " + (place.get().number() + 1) + " is missing; here is " + line.link().number());
      }
      if (!line.follows(place.get())) {
        return Optional.of("entry " + line.link().number() + " is not as it was written");
      }
      place = Optional.of(line.link());
      entries++;
      if (line.isOfBrokenJournal()) {
        return Optional.of("entry " + line.link().number() + " says that it was found broken");
      }
      return Optional.empty();
    }

    Optional<String> wrongEnd(Optional<Link> end) {
      if (end.isEmpty()) {
        return place.isEmpty()
            ? Optional.empty()
            : Optional.of("nothing says under this key where the journal ends");
      }
      Link last = place.orElse(Link.START);
      return last.equals(end.get())
          ? Optional.empty()
          : Optional.of(
              "it ends with entry " + last.number() + ", and was sealed at " + end.get().number());
    }
  }
}
