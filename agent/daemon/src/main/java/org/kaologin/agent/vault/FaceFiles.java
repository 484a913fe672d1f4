package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.UserFileName;

/** Each user's enrolled faces, a file each. One thread may change it while others read. */
final class FaceFiles {
  /** Largest file that is read, in bytes: eight faces have some tens of thousands. */
  private static final int LARGEST_FILE = 4 << 20;

  private static final String SUFFIX = ".faces";

  private final Path folder;
  private final UserSeals seals;

  FaceFiles(Path folder, UserSeals seals) {
    this.folder = folder;
    this.seals = seals;
  }

  /**
   * A user's faces, the oldest first; none for who never enrolled.
   *
   * @throws VaultException when the user's file is there and cannot be trusted or read
   */
  List<StoredFace> read(String user) throws VaultException {
    return opened(user, seals::openFaces);
  }

  /**
   * The ids of what {@link #read} reads, for less than the templates cost.
   *
   * @throws VaultException when the user's file is there and cannot be trusted or read
   */
  List<String> ids(String user) throws VaultException {
    return opened(user, seals::openIds);
  }

  /** How a file is opened. */
  private interface Opening<T> {
    List<T> open(String user, byte[] closed) throws InvalidCipherTextException, IOException;
  }

  private <T> List<T> opened(String user, Opening<T> opening) throws VaultException {
    Optional<String> name = UserFileName.of(user, SUFFIX);
    if (name.isEmpty()) {
      return List.of();
    }
    Path file = folder.resolve(name.get());
    try {
      byte[] closed = AtomicFile.read(file, LARGEST_FILE);
      Seal.refuseLaterVersion(file, closed);
      return opening.open(user, closed);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (InvalidCipherTextException e) {
      throw new VaultException(
          file
              + " is damaged, is another user's, or was revoked: put back a copy, or delete it and"
              + " enrol again",
          e);
    } catch (IOException e) {
      throw new VaultException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  void write(String user, List<StoredFace> faces) throws VaultException {
    Path file = file(user);
    try {
      AtomicFile.replace(file, seals.closeFaces(user, faces));
    } catch (IOException e) {
      throw new VaultException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Forgets a user's faces for good. */
  void delete(String user) throws VaultException {
    Path file = file(user);
    try {
      Files.delete(file);
      AtomicFile.synchronise(folder);
    } catch (IOException e) {
      throw new VaultException(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** Who has a file, usable or not, in alphabetical order. */
  Set<String> users() throws VaultException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> UserFileName.user(file.getFileName().toString(), SUFFIX).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new VaultException("the vault cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Finds out whether the files can be opened without a keyring.
   *
   * @throws VaultException when one of them was sealed with a secret in it
   */
  void checkNeedsNoKeyring() throws VaultException, IOException {
    for (String user : users()) {
      Path file = file(user);
      if (Seal.version(AtomicFile.read(file, LARGEST_FILE)) == Seal.VERSION) {
        throw new VaultException(
            folder.resolve(Keyring.FILE)
                + " is missing, and "
                + file
                + " cannot be opened without it: put back a copy, or move the vault's folder away"
                + " and import or enrol again");
      }
    }
  }

  private Path file(String user) throws VaultException {
    return UserFileName.of(user, SUFFIX)
        .map(folder::resolve)
        .orElseThrow(() -> new VaultException("this user's name is too long to be enrolled"));
  }
}
