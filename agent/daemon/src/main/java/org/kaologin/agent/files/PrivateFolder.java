package org.kaologin.agent.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** A folder that nobody but its owner may enter. */
public final class PrivateFolder {
  private static final Set<PosixFilePermission> ALLOWED =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder, unless it is there.
   *
   * @throws IOException when it cannot be made, is no folder, is somebody else's, or others may
   *     enter it
   */
  public static Path open(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ALLOWED));
      AtomicFile.synchronise(folder.toAbsolutePath().getParent());
    } catch (FileAlreadyExistsException e) {
      check(folder);
    }
    return folder;
  }

  private static void check(Path folder) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      throw new IOException(folder + " is not a folder; move it away");
    }
    if (!attributes.owner().equals(thisProcess())) {
      throw new IOException(
          folder
              + " belongs to "
              + attributes.owner().getName()
              + ", who could change it at any time; move it away");
    }
    if (!ALLOWED.containsAll(attributes.permissions())) {
      throw new IOException(
          folder + " is open to others; set its permissions with: chmod 700 " + folder);
    }
  }

  /** The kernel's word for who this process is. */
  private static UserPrincipal thisProcess() throws IOException {
    return Files.getOwner(Path.of("/proc/self"));
  }
}
