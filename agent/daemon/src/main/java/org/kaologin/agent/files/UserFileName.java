package org.kaologin.agent.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** File names for users, whose own names may hold anything but a NUL. */
public final class UserFileName {
  private static final Pattern NAME = Pattern.compile("(?:[a-z0-9_-]|%[0-9A-F]{2})+");
  private static final int MOST_CHARACTERS = 200;

  private UserFileName() {}

  /**
   * The file name of a user: small letters, digits, {@code _} and {@code -} as they are, all other
   * bytes of the UTF-8 as {@code %41}.
   *
   * @param suffix the end of the file name
   * @return nothing when it would be longer than file systems allow
   */
  public static Optional<String> of(String user, String suffix) {
    StringBuilder name = new StringBuilder();
    for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (NAME.matcher(String.valueOf(c)).matches()) {
        name.append(c);
      } else {
        name.append(String.format("%%%02X", (int) c));
      }
    }
    return name.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(name + suffix);
  }

  /** The user of a file name, or nothing when {@link #of} did not make it. */
  public static Optional<String> user(String fileName, String suffix) {
    if (!fileName.endsWith(suffix)) {
      return Optional.empty();
    }
    String name = fileName.substring(0, fileName.length() - suffix.length());
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    // '+' stands in no such name, so this decoder's other rule does not apply
    String user = java.net.URLDecoder.decode(name, StandardCharsets.UTF_8);
    return of(user, suffix).filter(fileName::equals).map(made -> user);
  }
}
