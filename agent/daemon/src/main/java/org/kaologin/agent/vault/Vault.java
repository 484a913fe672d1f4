package org.kaologin.agent.vault;

import java.io.IOException;
import java.lang.System.Logger.Level;
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
  private static final System.Logger LOG = System.getLogger(Vault.class.getName());

  /** Most faces that a user may have. */
  public static final int MOST_FACES = 8;

  /** Largest file that is read, in bytes: eight faces have some tens of thousands. */
  private static final int LARGEST_FILE = 4 << 20;

  private static final String SUFFIX = ".faces";
  private static final int ID_BYTES = 8;

  private final Path folder;
  private final Keyring keyring;
  private final UserSeals seals;
  private final AdaptedFiles adapted;
  private final SecureRandom random = new SecureRandom();

  private Vault(Path folder, Keyring keyring) {
    this.folder = folder;
    this.keyring = keyring;
    this.seals = new UserSeals(keyring);
    this.adapted = new AdaptedFiles(folder, seals);
  }

  /**
   * The vault in a folder, which is made when missing. What a crash interrupted is finished.
   *
   * @param key is the vault's from now on
   * @throws VaultException when the folder cannot be used, others may enter it, or the key does not
   *     open it
   */
  public static Vault open(Path folder, MasterKey key) throws VaultException {
    try {
      Vault vault = new Vault(PrivateFolder.open(folder), Keyring.open(folder, key));
      vault.finish();
      return vault;
    } catch (IOException e) {
      key.close();
      throw new VaultException("the vault cannot be used: " + e.getMessage(), e);
    } catch (VaultException e) {
      key.close();
      throw e;
    }
  }

  private synchronized void finish() throws VaultException, IOException {
    Set<String> users = users();
    if (keyring.users().isEmpty()) {
      checkKeyringIsThere(users);
    }
    for (String user : keyring.users()) {
      if (!users.contains(user)) {
        finish(
            () -> {
              adapted.delete(user);
              keyring.forget(user);
            });
      }
    }
    for (String user : keyring.usersInTransition()) {
      finish(() -> finishRenewal(user));
    }
  }

  /** What a crash interrupted. */
  private interface Unfinished {
    void run() throws VaultException, IOException;
  }

  /** Where it cannot be finished, on a full disk or for a damaged file, all stays as it is. */
  private static void finish(Unfinished change) {
    try {
      change.run();
    } catch (VaultException | IOException e) {
      LOG.log(Level.WARNING, "the vault has an unfinished change: {0}", e.getMessage());
    }
  }

  private void checkKeyringIsThere(Set<String> users) throws VaultException, IOException {
    for (String user : users) {
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

  /**
   * A user's faces, the oldest first; none for who never enrolled.
   *
   * @throws VaultException when the user's file is there and cannot be trusted or read
   */
  public synchronized List<StoredFace> faces(String user) throws VaultException {
    Optional<String> name = UserFileName.of(user, SUFFIX);
    return name.isEmpty() ? List.of() : read(user, folder.resolve(name.get()));
  }

  private List<StoredFace> read(String user, Path file) throws VaultException {
    try {
      return seals.openFaces(user, AtomicFile.read(file, LARGEST_FILE));
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
    write(user, faces);
    forgetUseless(user);
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
    write(user, changed);
    if (changed.size() < faces.size()) {
      forgetUseless(user);
    }
    return true;
  }

  private void write(String user, List<StoredFace> faces) throws VaultException {
    Path file = file(user);
    try {
      if (faces.isEmpty()) {
        Files.delete(file);
        AtomicFile.synchronise(folder);
        keyring.forget(user);
      } else {
        if (!keyring.users().contains(user)) {
          keyring.renew(user);
        }
        AtomicFile.replace(file, seals.closeFaces(user, faces));
      }
    } catch (IOException e) {
      throw new VaultException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Path file(String user) throws VaultException {
    return UserFileName.of(user, SUFFIX)
        .map(folder::resolve)
        .orElseThrow(() -> new VaultException("this user's name is too long to be enrolled"));
  }

  /**
   * Gives a user another secret and so another rotation: what copies there are of the files so far
   * opens no more, with no key.
   *
   * @return false when the user has no face
   * @throws VaultException when it could not be kept; it is finished then at the next start, if it
   *     was begun
   */
  public synchronized boolean revoke(String user) throws VaultException {
    if (faces(user).isEmpty()) {
      return false;
    }
    try {
      if (keyring.usersInTransition().contains(user)) {
        finishRenewal(user);
      }
      keyring.renew(user);
      finishRenewal(user);
      return true;
    } catch (IOException e) {
      throw new VaultException("the keyring cannot be written: " + e.getMessage(), e);
    }
  }

  /** Seals all of a user's with the newest secret, and forgets the former one. */
  private void finishRenewal(String user) throws VaultException, IOException {
    List<StoredFace> faces = faces(user);
    Optional<byte[]> kept = usableAdapted(user, faces);
    write(user, faces);
    if (kept.isPresent()) {
      adapted.write(user, faces, kept.get());
    } else {
      adapted.delete(user);
    }
    keyring.forgetFormer(user);
  }

  private Optional<byte[]> usableAdapted(String user, List<StoredFace> faces) {
    try {
      return adapted(user, faces);
    } catch (VaultException e) {
      LOG.log(Level.WARNING, "{0}; it is forgotten", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Gives every user another secret, and the keyring another master key: a new one in its file, or
   * the one that systemd will hand over at the next start.
   *
   * @param credential what systemd will hand over; nothing for a key in a file. The vault's from
   *     now on
   * @throws VaultException when the key is not of this kind, a file cannot be read, or something
   *     could not be kept; either key serves then, and what was begun is finished at the next start
   */
  public synchronized void rotate(Optional<Secret> credential) throws VaultException {
    checkRotation(credential);
    for (String user : users()) {
      revoke(user);
    }
    try {
      if (credential.isPresent()) {
        keyring.await(credential.get());
      } else {
        keyring.changeMaster();
      }
    } catch (IOException e) {
      throw new VaultException("the master key cannot be changed: " + e.getMessage(), e);
    }
  }

  private void checkRotation(Optional<Secret> credential) throws VaultException {
    List<String> findings = findings();
    if (!findings.isEmpty()) {
      throw new VaultException(findings.get(0));
    }
    if (keyring.isMasterInFile() == credential.isPresent()) {
      throw new VaultException(
          "the master key comes from: " + keyring.origin() + "; it can only be changed there");
    }
    if (keyring.awaitsNext()) {
      throw new VaultException("the last new master key is not in use yet: restart the agent");
    }
  }

  /**
   * Puts faces in place of all that a user has. What was adapted is forgotten.
   *
   * @param faces at least one, at most {@link #MOST_FACES}
   * @throws VaultException when it could not be kept
   */
  public synchronized void replace(String user, List<StoredFace> faces) throws VaultException {
    if (faces.isEmpty() || faces.size() > MOST_FACES) {
      throw new VaultException(faces.size() + " faces are no enrolment");
    }
    write(user, faces);
    forgetUseless(user);
  }

  /** What was adapted to other faces opens no more: it is in nobody's way where it stays. */
  private void forgetUseless(String user) {
    try {
      adapted.delete(user);
    } catch (VaultException e) {
      LOG.log(Level.WARNING, "{0}", e.getMessage());
    }
  }

  /** Where the master key came from. */
  public String masterKeyOrigin() {
    return keyring.origin();
  }

  /** Whether the kernel keeps the master key out of the swap. */
  public boolean isMasterKeyLocked() {
    return keyring.isLocked();
  }

  /** Whether a new master key is awaited from systemd. */
  public boolean awaitsMasterKey() {
    return keyring.awaitsNext();
  }

  /**
   * What was adapted to a user's faces. It is opaque here, and opens nothing without them.
   *
   * @param faces all that the user has
   * @return nothing when nothing is kept
   * @throws VaultException when what is kept cannot be trusted or read, or belongs to other faces
   */
  public synchronized Optional<byte[]> adapted(String user, List<StoredFace> faces)
      throws VaultException {
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

  /**
   * The key that the audit journal is sealed under: the same whatever master key there is.
   *
   * @return 32 bytes, to be overwritten after use
   * @throws VaultException when it could not be made
   */
  public byte[] journalKey() throws VaultException {
    try (Secret own = keyring.own()) {
      return own.derive(new byte[0], "journal");
    } catch (IOException e) {
      throw new VaultException("the journal's key cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    keyring.close();
  }
}
