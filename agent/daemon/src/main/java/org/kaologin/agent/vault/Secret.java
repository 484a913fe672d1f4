package org.kaologin.agent.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.kaologin.agent.secret.SecretMemory;

/**
 * 32 secret bytes that keys are derived from, and that encrypt nothing themselves. Closing it
 * zeroes it. Thread-safe.
 *
 * <p>While a key is derived or used, copies of it lie on Java's heap; those that are not Bouncy
 * Castle's own are zeroed after use.
 */
public final class Secret implements AutoCloseable {
  /** How long it is. */
  public static final int BYTES = 32;

  private final SecretMemory memory;

  private Secret(SecretMemory memory) {
    this.memory = memory;
  }

  /** One that nobody can guess. */
  static Secret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return moving(bytes);
  }

  /**
   * One that exists already; the array is zeroed.
   *
   * @throws IllegalArgumentException when it has another length
   */
  public static Secret moving(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a secret of " + bytes.length + " bytes");
    }
    return new Secret(SecretMemory.moving(bytes));
  }

  /**
   * A key for one purpose, by HKDF with SHA-256 (RFC 5869).
   *
   * @param salt random, kept beside what the key protects
   * @param purpose what the key is for
   * @return 32 bytes, to be overwritten after use
   */
  byte[] derive(byte[] salt, String purpose) {
    byte[] bytes = memory.copy();
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(bytes, salt, purpose.getBytes(StandardCharsets.UTF_8)));
    java.util.Arrays.fill(bytes, (byte) 0);
    byte[] key = new byte[BYTES];
    generator.generateBytes(key, 0, BYTES);
    return key;
  }

  /** Itself, to be overwritten after use. */
  byte[] copy() {
    return memory.copy();
  }

  /** Whether the kernel keeps it out of the swap. */
  boolean isLocked() {
    return memory.isLocked();
  }

  @Override
  public void close() {
    memory.close();
  }
}
