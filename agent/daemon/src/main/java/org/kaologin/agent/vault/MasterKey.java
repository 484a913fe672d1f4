package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.kaologin.agent.files.AtomicFile;

/**
 * The secret that seals the {@link Keyring}, and where it came from. Closing it zeroes it.
 *
 * @param secret itself
 * @param file where it lies; nothing when systemd handed it over
 */
public record MasterKey(Secret secret, Optional<Path> file) implements AutoCloseable {
  /** What the credential is called that systemd may hand over. */
  public static final String CREDENTIAL = "kao-master";

  private static final Set<PosixFilePermission> OWNER_READS =
      PosixFilePermissions.fromString("r--------");

  /**
   * The key that systemd handed over, or else the one in a file, which is made when missing.
   *
   * @param credentials systemd's folder of credentials for this process
   * @param file where the key is without systemd
   * @throws VaultException when it cannot be used
   */
  public static MasterKey load(Optional<Path> credentials, Path file) throws VaultException {
    Optional<Path> credential =
        credentials.map(folder -> folder.resolve(CREDENTIAL)).filter(Files::exists);
    try {
      if (credential.isPresent()) {
        return new MasterKey(read(credential.get()), Optional.empty());
      }
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        try (Secret secret = Secret.random()) {
          write(file, secret);
        }
      }
      checkPermissions(file);
      return new MasterKey(read(file), Optional.of(file));
    } catch (IOException e) {
      throw new VaultException("the master key cannot be used: " + e.getMessage(), e);
    }
  }

  /** Puts a master key into a file that its owner alone may read, in place of the one there. */
  static void write(Path file, Secret secret) throws IOException {
    byte[] bytes = secret.copy();
    try {
      AtomicFile.replace(file, bytes, OWNER_READS);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void checkPermissions(Path file) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (!AtomicFile.OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          file + " is open to others; set its permissions with: chmod 400 " + file);
    }
  }

  private static Secret read(Path file) throws IOException {
    byte[] bytes = AtomicFile.read(file, Secret.BYTES);
    if (bytes.length != Secret.BYTES) {
      throw new IOException(file + " has " + bytes.length + " bytes instead of " + Secret.BYTES);
    }
    return Secret.moving(bytes);
  }

  /** Where it came from, for people. */
  public String origin() {
    return file.map(path -> "file " + path).orElse("credential");
  }

  @Override
  public void close() {
    secret.close();
  }
}
