package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.UserFileName;

/**
 * What was adapted to each user's faces, a file each. It is sealed for exactly these faces: with
 * one more or one less it does not open. One thread may change it while others read.
 */
final class AdaptedFiles {
  /** Largest file that is read, in bytes: five templates have some thousands. */
  private static final int LARGEST_FILE = 1 << 20;

  private static final String SUFFIX = ".adapted";

  private final Path folder;
  private final UserSeals seals;

  AdaptedFiles(Path folder, UserSeals seals) {
    this.folder = folder;
    this.seals = seals;
  }

  /**
   * What is kept; nothing when nothing is.
   *
   * @throws VaultException when it is there and was not sealed for this user and these faces
   */
  Optional<byte[]> read(String user, List<StoredFace> faces) throws VaultException {
    Optional<Path> file = file(user);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] closed = AtomicFile.read(file.get(), LARGEST_FILE);
      return Optional.of(seals.openTemplates(user, record(faces), closed));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (InvalidCipherTextException e) {
      throw new VaultException(file.get() + " is damaged, or belongs to other faces", e);
    } catch (IOException e) {
      throw new VaultException(file.get() + " cannot be read: " + e.getMessage(), e);
    }
  }

  void write(String user, List<StoredFace> faces, byte[] adapted) throws VaultException {
    Path file =
        file(user).orElseThrow(() -> new VaultException("this user's name is too long to be kept"));
    try {
      AtomicFile.replace(file, seals.closeTemplates(user, record(faces), adapted));
    } catch (IOException e) {
      throw new VaultException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Forgets it for good. */
  void delete(String user) throws VaultException {
    Optional<Path> file = file(user);
    try {
      if (file.isPresent() && Files.deleteIfExists(file.get())) {
        AtomicFile.synchronise(folder);
      }
    } catch (IOException e) {
      throw new VaultException(file.get() + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private Optional<Path> file(String user) {
    return UserFileName.of(user, SUFFIX).map(folder::resolve);
  }

  /** Ids are of hexadecimal digits, so no two lists give the same text. */
  private static String record(List<StoredFace> faces) {
    return "adapted " + String.join(",", StoredFace.ids(faces));
  }
}
