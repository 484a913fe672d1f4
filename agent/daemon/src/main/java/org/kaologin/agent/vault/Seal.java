package org.kaologin.agent.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Encrypts and authenticates bytes with AES-256-GCM. Whose they are and what they are is
 * authenticated too, though it is not in them.
 *
 * <p>The bytes: {@code "KAOVAULT"}, the version, 32 bytes of salt, 12 bytes of nonce, ciphertext,
 * 16 bytes of tag. Each sealing has a salt and so a key of its own. Version 1 was sealed with the
 * master key itself, and is only opened; version 2 with a secret of the {@link Keyring}.
 * Thread-safe.
 */
final class Seal {
  /** What this version writes. */
  static final int VERSION = 2;

  /** What was sealed with the master key. */
  static final int FIRST_VERSION = 1;

  private static final byte[] MAGIC = "KAOVAULT".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 32;
  private static final int NONCE = 12;
  private static final int HEADER = MAGIC.length + 1 + SALT + NONCE;
  private static final int TAG = 16;

  /** Bytes that sealing adds. */
  static final int OVERHEAD = HEADER + TAG;

  private final Secret secret;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param secret stays its owner's, who closes it
   */
  Seal(Secret secret) {
    this.secret = secret;
  }

  /**
   * Leaves alone what a later version than this one sealed, as after a downgrade.
   *
   * @param file where the bytes are from
   * @throws VaultException when it did
   */
  static void refuseLaterVersion(Path file, byte[] closed) throws VaultException {
    if (version(closed) > VERSION) {
      throw new VaultException(
          file + " was written by a later version of Kao: install that one again");
    }
  }

  /** The version of sealed bytes; 0 when they are none. */
  static int version(byte[] closed) {
    boolean sealed =
        closed.length >= OVERHEAD && Arrays.equals(closed, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    return sealed ? Byte.toUnsignedInt(closed[MAGIC.length]) : 0;
  }

  /** Seals a record of a user. */
  byte[] close(String user, String record, byte[] open) {
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(HEADER).put(MAGIC).put((byte) VERSION).put(salt).put(nonce).array();
    try {
      byte[] closed = process(true, header, user, record, open, 0);
      return ByteBuffer.allocate(HEADER + closed.length).put(header).put(closed).array();
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption checks nothing", e);
    }
  }

  /**
   * Opens what {@link #close} made for the same user and record.
   *
   * @throws InvalidCipherTextException when it is anything else
   */
  byte[] open(String user, String record, byte[] closed) throws InvalidCipherTextException {
    int version = version(closed);
    if (version < FIRST_VERSION || version > VERSION) {
      throw new InvalidCipherTextException("not a sealed record");
    }
    return process(false, Arrays.copyOf(closed, HEADER), user, record, closed, HEADER);
  }

  private byte[] process(
      boolean encrypt, byte[] header, String user, String record, byte[] in, int from)
      throws InvalidCipherTextException {
    int saltAt = MAGIC.length + 1;
    byte[] salt = Arrays.copyOfRange(header, saltAt, saltAt + SALT);
    byte[] nonce = Arrays.copyOfRange(header, saltAt + SALT, HEADER);
    byte[] key = secret.derive(salt, "kao vault " + header[MAGIC.length] + " " + record);
    try {
      GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
      cipher.init(
          encrypt, new AEADParameters(new KeyParameter(key), TAG * Byte.SIZE, nonce, header));
      // A NUL cannot be in a user's name, so no two pairs give the same bytes.
      byte[] bound = (record + '\0' + user).getBytes(StandardCharsets.UTF_8);
      cipher.processAADBytes(bound, 0, bound.length);
      byte[] out = new byte[cipher.getOutputSize(in.length - from)];
      int length = cipher.processBytes(in, from, in.length - from, out, 0);
      length += cipher.doFinal(out, length);
      return Arrays.copyOf(out, length);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
