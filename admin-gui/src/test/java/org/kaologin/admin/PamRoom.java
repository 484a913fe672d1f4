package org.kaologin.admin;

import java.nio.file.Path;
import java.util.List;
import org.kaologin.admin.where.PamHelper;

/** The real helper in a room where PAM's configuration and accounts are those of a folder. */
final class PamRoom {
  private static final Path MAKER =
      Path.of(System.getProperty("kao.models"), "../../../installer/lib/pam-room").normalize();

  private PamRoom() {}

  static PamHelper in(Path folder) {
    return new PamHelper(
        List.of(MAKER.toString(), folder.toString(), "/usr/libexec/kao/kao-pam"), true);
  }
}
