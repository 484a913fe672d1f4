package org.kaologin.agent.evaluation.layouts;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaologin.agent.evaluation.layouts.PhotographPairs.Pair;

/**
 * The layout {@code lfw}, that of Labeled Faces in the Wild: {@code NAME/NAME_0001.jpg} and {@code
 * pairs.txt} in the format of its View 2. The first line has the number of folds (left out when it
 * is one and the line has one number) and the number of pairs of each kind in a fold; then for
 * every fold the same persons, {@code NAME I J}, and the different ones, {@code NAME I OTHER J}.
 */
public final class LfwLayout {
  /** The layout's name on the command line. */
  public static final String NAME = "lfw";

  private static final String PAIRS = "pairs.txt";

  /** A person's name may begin with anything but a dot, and leads nowhere else. */
  private static final Pattern PERSON = Pattern.compile("[^./\\\\][^/\\\\]*");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern HEADER = Pattern.compile("(?:(\\d{1,3})\\s+)?(\\d{1,6})");

  private final Path folder;
  private final List<String> lines;
  private int at;

  private LfwLayout(Path folder, List<String> lines) {
    this.folder = folder;
    this.lines = lines;
  }

  /**
   * The pairs of a folder.
   *
   * @throws IOException when the folder does not have this layout, or a picture of a pair is
   *     missing
   */
  public static PhotographPairs read(Path folder) throws IOException {
    Path pairs = folder.resolve(PAIRS);
    if (!Files.isRegularFile(pairs)) {
      throw new IOException(folder + " has no " + PAIRS + "; it does not have the layout " + NAME);
    }
    try {
      return new LfwLayout(folder, Files.readAllLines(pairs)).parse();
    } catch (MalformedInputException e) {
      throw new IOException(pairs + " is not text in UTF-8", e);
    }
  }

  private PhotographPairs parse() throws IOException {
    Matcher header = HEADER.matcher(line());
    if (!header.matches()) {
      throw wrong("does not say how many pairs there are");
    }
    int folds = header.group(1) == null ? 1 : Integer.parseInt(header.group(1));
    int pairs = Integer.parseInt(header.group(2));
    List<List<Pair>> all = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Pair> one = new ArrayList<>();
      for (int i = 0; i < 2 * pairs; i++) {
        one.add(pair(i < pairs));
      }
      all.add(one);
    }
    if (all.isEmpty() || pairs == 0) {
      throw wrong("has no pairs");
    }
    return new PhotographPairs(NAME, all);
  }

  private Pair pair(boolean same) throws IOException {
    String[] words = line().split("\\s+", -1);
    if (words.length != (same ? 3 : 4)) {
      throw wrong("is not a pair of " + (same ? "the same person" : "different persons"));
    }
    return new Pair(
        picture(words[0], words[1]),
        same ? picture(words[0], words[2]) : picture(words[2], words[3]),
        same);
  }

  private Path picture(String person, String number) throws IOException {
    if (!PERSON.matcher(person).matches() || !NUMBER.matcher(number).matches()) {
      throw wrong("does not name a picture");
    }
    Path picture =
        folder
            .resolve(person)
            .resolve(String.format("%s_%04d.jpg", person, Integer.parseInt(number)));
    if (!Files.isRegularFile(picture)) {
      throw wrong("names " + picture + ", which is missing");
    }
    return picture;
  }

  private String line() throws IOException {
    if (at >= lines.size()) {
      throw new IOException(folder.resolve(PAIRS) + " ends after " + at + " lines, too early");
    }
    return lines.get(at++).strip();
  }

  private IOException wrong(String what) {
    return new IOException(folder.resolve(PAIRS) + ", line " + at + ", " + what);
  }
}
