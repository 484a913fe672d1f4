package org.kaologin.admin.look;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the desktop wants applications to look like, as it tells the XDG portal's interface {@code
 * org.freedesktop.portal.Settings}.
 *
 * @param dark whether it prefers dark
 * @param accent its accent colour, if it has one
 */
public record Desktop(boolean dark, Optional<Color> accent) {
  /** A desktop that says nothing. */
  public static final Desktop SILENT = new Desktop(false, Optional.empty());

  /** The portal is local; a desktop without one does not keep the window waiting. */
  private static final long PATIENCE_MILLIS = 1000;

  private static final Pattern SCHEME = Pattern.compile("v v? ?u (\\d+)");
  private static final String SHARE = " ([0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern ACCENT = Pattern.compile("v v? ?\\(ddd\\)" + SHARE.repeat(3));
  private static final int PREFERS_DARK = 1;

  /** Asks the desktop. */
  public static Desktop ask() {
    boolean dark = read("color-scheme").map(Desktop::isDark).orElse(false);
    return new Desktop(dark, read("accent-color").flatMap(Desktop::colour));
  }

  /** Whether an answer of {@code busctl} about {@code color-scheme} prefers dark. */
  static boolean isDark(String said) {
    Matcher matcher = SCHEME.matcher(said);
    return matcher.matches() && matcher.group(1).equals(Integer.toString(PREFERS_DARK));
  }

  /** The colour in an answer of {@code busctl} about {@code accent-color}. */
  static Optional<Color> colour(String said) {
    Matcher matcher = ACCENT.matcher(said);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    float[] rgb = new float[3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = Float.parseFloat(matcher.group(i + 1));
      if (!(rgb[i] >= 0 && rgb[i] <= 1)) {
        return Optional.empty(); // what the portal calls: no accent
      }
    }
    return Optional.of(new Color(rgb[0], rgb[1], rgb[2]));
  }

  private static Optional<String> read(String key) {
    ProcessBuilder command =
        new ProcessBuilder(
            "busctl",
            "--user",
            "call",
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "Read",
            "ss",
            "org.freedesktop.appearance",
            key);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = command.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no busctl
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
