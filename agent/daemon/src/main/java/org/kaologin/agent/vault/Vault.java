package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.files.PrivateFolder;
import org.kaologin.agent.files.UserFileName;

/** The enrolled faces of all users. Thread-safe. Closing it destroys the key. */
public final class Vault implements AutoCloseable {
  /** Most faces that a user may have. */
  public static final int MOST_FACES = 8;

  /** Largest file that is read, in bytes: eight faces have some tens of thousands. */
  private static final int LARGEST_FILE = 4 << 20;

  private static final String SUFFIX = ".faces";
  private static final String RECORD = "faces";
  private static final int ID_BYTES = 8;

  private final Path folder;
  private final MasterKey key;
  private final Seal seal;
  private final AdaptedFiles adapted;
  private final SecureRandom random = new SecureRandom();

  private Vault(Path folder, MasterKey key) {
    this.folder = folder;
    this.key = key;
    this.seal = new Seal(key);
    this.adapted = new AdaptedFiles(folder, seal);
  }

  /**
   * The vault in a folder, which is made when missing.
   *
   * @param key is the vault's from now on
   * @throws VaultException when the folder cannot be used, or others may enter it
   */
  public static Vault open(Path folder, MasterKey key) throws VaultException {
    try {
      return new Vault(PrivateFolder.open(folder), key);
    } catch (IOException e) {
      throw new VaultException("the vault cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * A user's faces, the oldest first; none for who never enrolled.
   *
   * @throws VaultException when the user's file is there and cannot be trusted or read
   */
  public List<StoredFace> faces(String user) throws VaultException {
    Optional<String> name = UserFileName.of(user, SUFFIX);
    return name.isEmpty() ? List.of() : read(user, folder.resolve(name.get()));
  }

  private List<StoredFace> read(String user, Path file) throws VaultException {
    try {
      byte[] closed = AtomicFile.read(file, LARGEST_FILE);
      return FacesCodec.decode(seal.open(user, RECORD, closed));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (InvalidCipherTextException e) {
      throw new VaultException(
          file
              + " is damaged, is another user's, or was sealed with another master key: put back a"
              + " copy, or delete it and enrol again",
          e);
    } catch (IOException e) {
      throw new VaultException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Finds out whether a face could be added.
   *
   * @throws VaultException when the user has too many, or a file that cannot be trusted
   */
  public void checkRoom(String user) throws VaultException {
    if (faces(user).size() >= MOST_FACES) {
      throw new VaultException(user + " has " + MOST_FACES + " faces already; delete one first");
    }
  }

  /**
   * Adds a face. What was adapted to those before is forgotten.
   *
   * @throws VaultException when the user has too many, or it could not be kept; then nothing has
   *     changed
   */
  public synchronized StoredFace add(String user, String name, Instant now, byte[] templates)
      throws VaultException {
    checkRoom(user);
    List<StoredFace> faces = new ArrayList<>(faces(user));
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    StoredFace face = new StoredFace(HexFormat.of().formatHex(id), name, now, templates.clone());
    faces.add(face);
    adapted.delete(user);
    write(user, faces);
    return face;
  }

  /**
   * Gives a face another name.
   *
   * @return false when the user has no such face
   * @throws VaultException when it could not be kept; then nothing has changed
   */
  public synchronized boolean rename(String user, String id, String name) throws VaultException {
    return change(user, id, face -> Optional.of(face.renamed(name)));
  }

  /**
   * Forgets a face, and what was adapted to the user's faces.
   *
   * @return false when the user has no such face
   * @throws VaultException when it could not be done; then nothing has changed
   */
  public synchronized boolean delete(String user, String id) throws VaultException {
    return change(user, id, face -> Optional.empty());
  }

  private boolean change(String user, String id, Function<StoredFace, Optional<StoredFace>> change)
      throws VaultException {
    List<StoredFace> faces = faces(user);
    if (faces.stream().noneMatch(face -> face.id().equals(id))) {
      return false;
    }
    List<StoredFace> changed =
        faces.stream()
            .flatMap(face -> face.id().equals(id) ? change.apply(face).stream() : Stream.of(face))
            .toList();
    if (changed.size() < faces.size()) {
      adapted.delete(user);
    }
    write(user, changed);
    return true;
  }

  private void write(String user, List<StoredFace> faces) throws VaultException {
    String name =
        UserFileName.of(user, SUFFIX)
            .orElseThrow(() -> new VaultException("this user's name is too long to be enrolled"));
    Path file = folder.resolve(name);
    try {
      if (faces.isEmpty()) {
        Files.delete(file);
        AtomicFile.synchronise(folder);
      } else {
        AtomicFile.replace(file, seal.close(user, RECORD, FacesCodec.encode(faces)));
      }
    } catch (IOException e) {
      throw new VaultException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * What was adapted to a user's faces. It is opaque here, and opens nothing without them.
   *
   * @param faces all that the user has
   * @return nothing when nothing is kept
   * @throws VaultException when what is kept cannot be trusted or read, or belongs to other faces
   */
  public Optional<byte[]> adapted(String user, List<StoredFace> faces) throws VaultException {
    return adapted.read(user, faces);
  }

  /**
   * Keeps what was adapted to a user's faces.
   *
   * @param to all faces that the user had when it was made
   * @return false when the user has others by now; then nothing has changed
   * @throws VaultException when it could not be kept
   */
  public synchronized boolean keepAdapted(String user, List<StoredFace> to, byte[] content)
      throws VaultException {
    if (!ids(faces(user)).equals(ids(to))) {
      return false;
    }
    adapted.write(user, to, content);
    return true;
  }

  private static List<String> ids(List<StoredFace> faces) {
    return faces.stream().map(StoredFace::id).toList();
  }

  /**
   * Forgets what was adapted to a user's faces.
   *
   * @throws VaultException when it could not be done
   */
  public synchronized void forgetAdapted(String user) throws VaultException {
    adapted.delete(user);
  }

  /** Who has a file, usable or not, in alphabetical order. */
  public Set<String> users() throws VaultException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> UserFileName.user(file.getFileName().toString(), SUFFIX).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new VaultException("the vault cannot be read: " + e.getMessage(), e);
    }
  }

  /** What is wrong with the vault: one sentence for each file that cannot be used. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    try {
      for (String user : users()) {
        try {
          faces(user);
        } catch (VaultException e) {
          findings.add(e.getMessage());
        }
      }
    } catch (VaultException e) {
      findings.add(e.getMessage());
    }
    return findings;
  }

  @Override
  public void close() {
    key.close();
  }
}
