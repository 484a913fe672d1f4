package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.agent.files.AtomicFile;

/**
 * The users' secrets in a file that the master key seals. Forgetting a secret there makes all that
 * was sealed with it useless, wherever copies lie.
 *
 * <p>Another master key comes in two steps, so that no crash leaves a keyring that no key opens:
 * first a second file, sealed with the next master key; when that key is there, the second file
 * takes the first one's place. Until then each change is made to both. Thread-safe; closing it
 * zeroes it.
 */
final class Keyring implements AutoCloseable {
  /** The file's name; no user's file has it. */
  static final String FILE = "keyring";

  /** The file that is sealed with the next master key. */
  static final String NEXT_FILE = "keyring.next";

  private static final String RECORD = "keyring";
  private static final String NOBODY = "";

  /** Whose the agent's own secret is; no user's name is empty. */
  private static final String AGENT = "";

  private final Path file;
  private final Path nextFile;
  private MasterKey master;
  private Optional<Secret> next = Optional.empty();
  private Ring ring;

  private Keyring(Path folder, MasterKey master) throws IOException, VaultException {
    this.file = folder.resolve(FILE);
    this.nextFile = folder.resolve(NEXT_FILE);
    this.master = master;
    this.ring = load();
  }

  /**
   * The keyring in a folder; an empty one where there is none.
   *
   * @param master is the keyring's from now on
   * @throws VaultException when another master key sealed it, or it is damaged
   * @throws IOException when it cannot be read
   */
  static Keyring open(Path folder, MasterKey master) throws IOException, VaultException {
    return new Keyring(folder, master);
  }

  private Ring load() throws IOException, VaultException {
    if (Files.exists(file)) {
      Optional<Ring> read = read(file);
      if (read.isPresent()) {
        return read.get();
      }
    }
    if (Files.exists(nextFile)) {
      Optional<Ring> read = read(nextFile);
      if (read.isPresent()) {
        promote();
        return read.get();
      }
    }
    if (Files.notExists(file)) {
      return Ring.empty();
    }
    throw new VaultException(
        file
            + " is damaged, or was sealed with another master key: bring back that key, or move the"
            + " vault's folder away and import or enrol again");
  }

  private Optional<Ring> read(Path from) throws IOException, VaultException {
    byte[] closed = AtomicFile.read(from, Ring.LARGEST + Seal.OVERHEAD);
    Seal.refuseLaterVersion(from, closed);
    try {
      return Optional.of(Ring.moving(new Seal(master.secret()).open(NOBODY, RECORD, closed)));
    } catch (InvalidCipherTextException e) {
      return Optional.empty();
    }
  }

  private void promote() throws IOException {
    Files.move(nextFile, file, StandardCopyOption.ATOMIC_MOVE);
    AtomicFile.synchronise(file.toAbsolutePath().getParent());
  }

  /** Where the master key came from. */
  synchronized String origin() {
    return master.origin();
  }

  /** Whether the kernel keeps the master key out of the swap. */
  synchronized boolean isLocked() {
    return master.secret().isLocked();
  }

  /** Whether another master key is awaited. */
  synchronized boolean awaitsNext() {
    return next.isPresent();
  }

  /** Whether the agent may write another master key itself. */
  synchronized boolean isMasterInFile() {
    return master.file().isPresent();
  }

  /** Who has secrets. */
  synchronized Set<String> users() {
    Set<String> users = new TreeSet<>(ring.users());
    users.remove(AGENT);
    return users;
  }

  /** The agent's own secret, which outlives any master key; to be closed by the caller. */
  synchronized Secret own() throws IOException {
    if (!ring.users().contains(AGENT)) {
      renew(AGENT);
    }
    return secrets(AGENT).get(0);
  }

  /** Who has a former secret, too, because a change was not finished. */
  synchronized List<String> usersInTransition() {
    return ring.usersInTransition();
  }

  /** A user's secrets, the newest first; to be closed by the caller. */
  synchronized List<Secret> secrets(String user) {
    return ring.secrets(user);
  }

  /** Opens what the first version sealed with the master key itself. */
  synchronized byte[] openFirstVersion(String user, String record, byte[] closed)
      throws InvalidCipherTextException {
    return new Seal(master.secret()).open(user, record, closed);
  }

  /** Gives a user another secret, and keeps the one so far beside it. */
  void renew(String user) throws IOException {
    change(user, true, 1);
  }

  /** Forgets a user's former secret. */
  void forgetFormer(String user) throws IOException {
    change(user, false, 1);
  }

  /** Forgets all of a user. */
  void forget(String user) throws IOException {
    change(user, false, 0);
  }

  private synchronized void change(String user, boolean fresh, int keep) throws IOException {
    byte[] bytes = ring.with(user, fresh, keep);
    if (bytes.length > Ring.LARGEST) {
      Arrays.fill(bytes, (byte) 0);
      throw new IOException("there are too many users");
    }
    try {
      if (next.isPresent()) {
        write(nextFile, next.get(), bytes);
      }
      write(file, master.secret(), bytes);
      if (next.isEmpty()) {
        Files.deleteIfExists(nextFile); // of a change of the master key that came to nothing
      }
      replaceRing(Ring.moving(bytes));
    } catch (IOException e) {
      reload(e); // it may have been written all the same
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void reload(IOException reason) {
    try {
      replaceRing(load());
    } catch (IOException | VaultException e) {
      reason.addSuppressed(e);
    }
  }

  private void replaceRing(Ring by) {
    Ring former = ring;
    ring = by;
    former.close();
  }

  private static void write(Path to, Secret secret, byte[] bytes) throws IOException {
    AtomicFile.replace(to, new Seal(secret).close(NOBODY, RECORD, bytes));
  }

  /**
   * Puts another master key in place of the one in a file.
   *
   * @throws IOException when it could not be written; then either key serves
   */
  synchronized void changeMaster() throws IOException {
    Path keyFile = master.file().orElseThrow();
    await(Secret.random()); // so that either key serves, whatever fails from here on
    MasterKey.write(keyFile, next.orElseThrow());
    master.close();
    master = new MasterKey(next.orElseThrow(), Optional.of(keyFile));
    next = Optional.empty();
    promote();
  }

  /**
   * Prepares for another master key, which systemd will hand over at the next start.
   *
   * @param secret is the keyring's from now on
   * @throws IOException when it could not be kept; then nothing has changed
   */
  synchronized void await(Secret secret) throws IOException {
    byte[] bytes = ring.copy();
    try {
      write(nextFile, secret, bytes);
    } catch (IOException e) {
      secret.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    next.ifPresent(Secret::close);
    next = Optional.of(secret);
  }

  @Override
  public synchronized void close() {
    ring.close();
    next.ifPresent(Secret::close);
    master.close();
  }
}
