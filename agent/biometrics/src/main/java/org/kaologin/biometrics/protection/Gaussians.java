package org.kaologin.biometrics.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Standard normal numbers that a secret seed determines, and that nobody else can tell from chance:
 * the key stream of AES-256 in counter mode, by Box and Muller (1958). The same on every machine,
 * to the last bits of a double. For one thread.
 */
final class Gaussians {
  /** Steps of 2^-53, as doubles between 0 and 1 have. */
  private static final double STEP = 0x1p-53;

  private static final byte[] ZEROS = new byte[4096];

  private final Cipher stream;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private double second = Double.NaN;

  Gaussians(byte[] seed, String purpose) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(seed);
      byte[] key = digest.digest(purpose.getBytes(StandardCharsets.UTF_8));
      stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      Arrays.fill(key, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES and SHA-256", e);
    }
  }

  double next() {
    if (!Double.isNaN(second)) {
      double number = second;
      second = Double.NaN;
      return number;
    }
    double radius = Math.sqrt(-2 * Math.log(uniform()));
    double angle = 2 * Math.PI * uniform();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** More than 0, at most 1. */
  private double uniform() {
    if (!block.hasRemaining()) {
      block = ByteBuffer.wrap(stream.update(ZEROS));
    }
    return ((block.getLong() >>> 11) + 1) * STEP;
  }
}
