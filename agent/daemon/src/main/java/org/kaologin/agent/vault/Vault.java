package org.kaologin.agent.vault;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kaologin.agent.files.PrivateFolder;

/** The enrolled faces of all users. Thread-safe. Closing it destroys the key. */
public final class Vault implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Vault.class.getName());

  /** Most faces that a user may have. */
  public static final int MOST_FACES = 8;

  private static final int ID_BYTES = 8;

  private final Keyring keyring;
  private final FaceFiles faces;
  private final AdaptedFiles adapted;
  private final Renewal renewal;
  private final SecureRandom random = new SecureRandom();

  private Vault(Path folder, Keyring keyring) {
    UserSeals seals = new UserSeals(keyring);
    this.keyring = keyring;
    this.faces = new FaceFiles(folder, seals);
    this.adapted = new AdaptedFiles(folder, seals);
    this.renewal = new Renewal(keyring, faces, adapted);
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
      vault.renewal.finishAll();
      return vault;
    } catch (IOException e) {
      key.close();
      throw new VaultException("the vault cannot be used: " + e.getMessage(), e);
    } catch (VaultException e) {
      key.close();
      throw e;
    }
  }

  /**
   * A user's faces, the oldest first; none for who never enrolled.
   *
   * @throws VaultException when the user's file is there and cannot be trusted or read
   */
  public synchronized List<StoredFace> faces(String user) throws VaultException {
    return faces.read(user);
  }

  /**
   * Finds out whether a face could be added.
   *
   * @throws VaultException when the user has too many, or a file that cannot be trusted
   */
  public synchronized void checkRoom(String user) throws VaultException {
    if (faces.ids(user).size() >= MOST_FACES) {
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
    List<StoredFace> all = new ArrayList<>(faces.read(user));
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    StoredFace face = new StoredFace(HexFormat.of().formatHex(id), name, now, templates.clone());
    all.add(face);
    write(user, all);
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
    List<StoredFace> all = faces.read(user);
    if (all.stream().noneMatch(face -> face.id().equals(id))) {
      return false;
    }
    List<StoredFace> changed =
        all.stream()
            .flatMap(face -> face.id().equals(id) ? change.apply(face).stream() : Stream.of(face))
            .toList();
    write(user, changed);
    if (changed.size() < all.size()) {
      forgetUseless(user);
    }
    return true;
  }

  private void write(String user, List<StoredFace> all) throws VaultException {
    try {
      if (all.isEmpty()) {
        faces.delete(user);
        keyring.forget(user);
      } else {
        if (!keyring.users().contains(user)) {
          keyring.renew(user);
        }
        faces.write(user, all);
      }
    } catch (IOException e) {
      throw new VaultException("the keyring cannot be written: " + e.getMessage(), e);
    }
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
    try {
      boolean any = !faces.ids(user).isEmpty();
      if (any) {
        renewal.begin(user);
      }
      return any;
    } catch (IOException e) {
      throw new VaultException("the keyring cannot be written: " + e.getMessage(), e);
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
   * @param others at least one, at most {@link #MOST_FACES}
   * @throws VaultException when it could not be kept
   */
  public synchronized void replace(String user, List<StoredFace> others) throws VaultException {
    if (others.isEmpty() || others.size() > MOST_FACES) {
      throw new VaultException(others.size() + " faces are no enrolment");
    }
    write(user, others);
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
   * @param to all faces that the user has
   * @return nothing when nothing is kept
   * @throws VaultException when what is kept cannot be trusted or read, or belongs to other faces
   */
  public synchronized Optional<byte[]> adapted(String user, List<StoredFace> to)
      throws VaultException {
    return adapted.read(user, to);
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
    if (!faces.ids(user).equals(StoredFace.ids(to))) {
      return false;
    }
    adapted.write(user, to, content);
    return true;
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
    return faces.users();
  }

  /** What is wrong with the vault: one sentence for each file that cannot be used. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    try {
      for (String user : users()) {
        try {
          faces.ids(user);
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
