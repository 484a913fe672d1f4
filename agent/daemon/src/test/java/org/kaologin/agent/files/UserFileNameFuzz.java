package org.kaologin.agent.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A user's name that a client makes up, and a file's name that is found. */
public final class UserFileNameFuzz {
  private static final String SUFFIX = ".faces";

  private UserFileNameFuzz() {}

  /** A user's file is in the folder and nobody else's; a file's user has that file. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Optional<String> name = UserFileName.of(text, SUFFIX);
    name.ifPresent(
        n -> {
          require(n.matches("[a-z0-9_%A-F-]*\\.faces"), n);
          require(text.isEmpty() || UserFileName.user(n, SUFFIX).equals(Optional.of(text)), n);
        });
    UserFileName.user(text, SUFFIX)
        .ifPresent(user -> require(UserFileName.of(user, SUFFIX).equals(Optional.of(text)), user));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
