package org.kaologin.agent.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What an argument can be, as far as a shell can know it.
 *
 * @param kind in general
 * @param words all that it can be, where these are known
 */
record Value(Kind kind, List<String> words) {
  /** In general. */
  enum Kind {
    /** A shell cannot know. */
    ANY,
    FILE,
    FOLDER,
    USER,
    WORD
  }

  /** The labels by which commands tell what a text or a path stands for. */
  private static final String LABEL_OF_USERS = "USER";

  private static final String LABEL_OF_FOLDERS = "FOLDER";

  static Value of(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      argument.completionCandidates().forEach(words::add);
      return new Value(Kind.WORD, List.copyOf(words));
    }
    if (argument.paramLabel().equals(LABEL_OF_USERS)) {
      return new Value(Kind.USER, List.of());
    }
    if (argument.type() != Path.class) {
      return new Value(Kind.ANY, List.of());
    }
    boolean folder = argument.paramLabel().equals(LABEL_OF_FOLDERS);
    return new Value(folder ? Kind.FOLDER : Kind.FILE, List.of());
  }
}
