package org.kaologin.agent.vault;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives users other secrets, and finishes what a crash interrupted on the way: the user has two
 * secrets until all of the user's is sealed with the newer one. For one thread.
 */
final class Renewal {
  private static final System.Logger LOG = System.getLogger(Renewal.class.getName());

  private final Keyring keyring;
  private final FaceFiles faces;
  private final AdaptedFiles adapted;

  Renewal(Keyring keyring, FaceFiles faces, AdaptedFiles adapted) {
    this.keyring = keyring;
    this.faces = faces;
    this.adapted = adapted;
  }

  /**
   * Gives a user another secret.
   *
   * @throws IOException when the keyring could not be written
   * @throws VaultException when the user's files could not
   */
  void begin(String user) throws VaultException, IOException {
    if (keyring.usersInTransition().contains(user)) {
      finish(user);
    }
    keyring.renew(user);
    finish(user);
  }

  /**
   * Finishes what a crash interrupted. Where it cannot be finished, on a full disk or for a damaged
   * file, all stays as it is.
   *
   * @throws VaultException when the keyring is missing
   */
  void finishAll() throws VaultException, IOException {
    if (keyring.users().isEmpty()) {
      faces.checkNeedsNoKeyring();
    }
    Set<String> users = faces.users();
    for (String user : keyring.users()) {
      if (!users.contains(user)) {
        attempt(
            () -> {
              adapted.delete(user);
              keyring.forget(user);
            });
      }
    }
    for (String user : keyring.usersInTransition()) {
      attempt(() -> finish(user));
    }
  }

  /** What a crash interrupted. */
  private interface Unfinished {
    void run() throws VaultException, IOException;
  }

  private static void attempt(Unfinished change) {
    try {
      change.run();
    } catch (VaultException | IOException e) {
      LOG.log(Level.WARNING, "the vault has an unfinished change: {0}", e.getMessage());
    }
  }

  /** Seals all of a user's with the newest secret, and forgets the former one. */
  private void finish(String user) throws VaultException, IOException {
    List<StoredFace> all = faces.read(user);
    Optional<byte[]> kept = usableAdapted(user, all);
    faces.write(user, all);
    if (kept.isPresent()) {
      adapted.write(user, all, kept.get());
    } else {
      adapted.delete(user);
    }
    keyring.forgetFormer(user);
  }

  private Optional<byte[]> usableAdapted(String user, List<StoredFace> all) {
    try {
      return adapted.read(user, all);
    } catch (VaultException e) {
      LOG.log(Level.WARNING, "{0}; it is forgotten", e.getMessage());
      return Optional.empty();
    }
  }
}
