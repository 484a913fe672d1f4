package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.kaologin.agent.files.AtomicFile;

/**
 * The secret that all others are derived from. It encrypts nothing itself. Closing it overwrites
 * it.
 */
public final class MasterKey implements AutoCloseable {
  /** What the credential is called that systemd may hand over. */
  public static final String CREDENTIAL = "kao-master";

  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_READS =
      PosixFilePermissions.fromString("r--------");

  private final byte[] secret;
  private boolean destroyed;

  private MasterKey(byte[] secret) {
    this.secret = secret;
  }

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
        return read(credential.get());
      }
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        make(file);
      }
      checkPermissions(file);
      return read(file);
    } catch (IOException e) {
      throw new VaultException("the master key cannot be used: " + e.getMessage(), e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    AtomicFile.replace(file, secret, OWNER_READS);
    Arrays.fill(secret, (byte) 0);
  }

  private static void checkPermissions(Path file) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (!AtomicFile.OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          file + " is open to others; set its permissions with: chmod 400 " + file);
    }
  }

  private static MasterKey read(Path file) throws IOException {
    byte[] secret = AtomicFile.read(file, BYTES);
    if (secret.length != BYTES) {
      throw new IOException(file + " has " + secret.length + " bytes instead of " + BYTES);
    }
    return new MasterKey(secret);
  }

  /**
   * A key for one purpose, by HKDF with SHA-256 (RFC 5869).
   *
   * @param salt random, kept beside what the key protects
   * @param purpose what the key is for
   * @return 32 bytes, to be overwritten after use
   */
  public synchronized byte[] derive(byte[] salt, String purpose) {
    if (destroyed) {
      throw new IllegalStateException("the master key is destroyed");
    }
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(secret, salt, purpose.getBytes(StandardCharsets.UTF_8)));
    byte[] key = new byte[BYTES];
    generator.generateBytes(key, 0, BYTES);
    return key;
  }

  @Override
  public synchronized void close() {
    destroyed = true;
    Arrays.fill(secret, (byte) 0);
  }
}
