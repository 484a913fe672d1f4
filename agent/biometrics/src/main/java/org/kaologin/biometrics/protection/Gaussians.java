package org.kaologin.biometrics.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Standard normal numbers that a secret seed determines, and that nobody else can tell from chance:
 * SHA-256 of seed, purpose and a counter, by Box and Muller (1958). The same on every machine, to
 * the last bits of a double. For one thread.
 */
final class Gaussians {
  /** Steps of 2^-53, as doubles between 0 and 1 have. */
  private static final double STEP = 0x1p-53;

  private final MessageDigest digest;
  private final byte[] seed;
  private final byte[] purpose;
  private int counter;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private double second = Double.NaN;

  Gaussians(byte[] seed, String purpose) {
    this.seed = seed;
    this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
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
      digest.update(seed);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(counter++).array());
      block = ByteBuffer.wrap(digest.digest(purpose));
    }
    return ((block.getLong() >>> 11) + 1) * STEP;
  }
}
