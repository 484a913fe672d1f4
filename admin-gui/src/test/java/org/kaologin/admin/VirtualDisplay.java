package org.kaologin.admin;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A display for the tests alone, whatever display there is: nobody's windows are in the way, and
 * the tests' are in nobody's. AWT reads the environment of the process when it begins, so it is
 * changed before. The display ends with this process, by its kernel's hand: AWT ends a process
 * whose display is gone.
 */
public final class VirtualDisplay implements LauncherSessionListener {
  private interface C extends Library {
    int setenv(String name, String value, int overwrite);
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      Process server =
          new ProcessBuilder(
                  "setpriv",
                  "--pdeathsig",
                  "TERM",
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  "2560x1800x24",
                  "-nolisten",
                  "tcp")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
      String display = said.readLine();
      if (display == null) {
        throw new IllegalStateException("Xvfb ended without a display");
      }
      Native.load("c", C.class).setenv("DISPLAY", ":" + display, 1);
    } catch (IOException e) {
      throw new UncheckedIOException("the tests need Xvfb (Debian: xvfb)", e);
    }
  }
}
