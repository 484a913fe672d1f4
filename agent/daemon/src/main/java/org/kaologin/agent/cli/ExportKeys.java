package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The two keys of an export, by Argon2id (RFC 9106) from a passphrase: the agent seals each user's
 * faces with the one, and the file as a whole is authenticated with the other (HMAC-SHA-256), so
 * that nobody takes a user out of it. To be overwritten after use.
 *
 * @param sealing 32 bytes
 * @param whole 32 bytes
 */
record ExportKeys(byte[] sealing, byte[] whole) implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  /**
   * How costly it is to guess.
   *
   * @param kibibytes of memory
   * @param passes over it
   * @param lanes in parallel
   * @param salt 16 random bytes
   */
  record Cost(int kibibytes, int passes, int lanes, byte[] salt) {
    static final int SALT = 16;

    /** As bytes: three 32-bit numbers and the salt. */
    static final int BYTES = 3 * Integer.BYTES + SALT;

    /** What nobody's memory or patience must exceed for a file that somebody handed over. */
    private static final int MOST_KIBIBYTES = 256 * 1024;

    private static final int FEWEST_KIBIBYTES = 8 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 8;

    /** RFC 9106's second recommendation: 64 MiB, 3 passes, 4 lanes. */
    static Cost standard() {
      byte[] salt = new byte[SALT];
      new SecureRandom().nextBytes(salt);
      return new Cost(64 * 1024, 3, 4, salt);
    }

    static Cost read(ByteBuffer in) throws IOException {
      int kibibytes = in.getInt();
      int passes = in.getInt();
      int lanes = in.getInt();
      byte[] salt = new byte[SALT];
      in.get(salt);
      if (kibibytes < FEWEST_KIBIBYTES
          || kibibytes > MOST_KIBIBYTES
          || passes < 1
          || passes > MOST_PASSES
          || lanes < 1
          || lanes > MOST_LANES) {
        throw new IOException("the file asks for a cost of Argon2id that is not allowed");
      }
      return new Cost(kibibytes, passes, lanes, salt);
    }

    void write(ByteBuffer out) {
      out.putInt(kibibytes).putInt(passes).putInt(lanes).put(salt);
    }
  }

  /** Derives them; the passphrase is zeroed. */
  static ExportKeys derive(byte[] passphrase, Cost cost) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(cost.salt())
            .build());
    byte[] both = new byte[2 * KEY_BYTES];
    generator.generateBytes(passphrase, both);
    Arrays.fill(passphrase, (byte) 0);
    ExportKeys keys =
        new ExportKeys(
            Arrays.copyOf(both, KEY_BYTES), Arrays.copyOfRange(both, KEY_BYTES, both.length));
    Arrays.fill(both, (byte) 0);
    return keys;
  }

  /** The code that authenticates the first bytes of a file. */
  byte[] code(byte[] content, int length) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(whole));
    mac.update(content, 0, length);
    byte[] code = new byte[mac.getMacSize()];
    mac.doFinal(code, 0);
    return code;
  }

  @Override
  public void close() {
    Arrays.fill(sealing, (byte) 0);
    Arrays.fill(whole, (byte) 0);
  }
}
