package org.kaologin.agent.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A place in the chain of entries: each holds the SHA-256 of what the one before it holds and of
 * its own text, so that none can be changed, removed or put in between without changing all after
 * it.
 */
final class Link {
  static final int HASH_BYTES = 32;

  /** Before the first entry. */
  static final Link START = new Link(0, new byte[HASH_BYTES]);

  private final long number;
  private final byte[] hash;

  /**
   * @param number of the entry; the first is 1
   * @param hash 32 bytes
   */
  Link(long number, byte[] hash) {
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
    }
    this.number = number;
    this.hash = hash.clone();
  }

  /** The next one, of an entry with this text. */
  Link next(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(hash);
      return new Link(number + 1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  long number() {
    return number;
  }

  byte[] hash() {
    return hash.clone();
  }

  String hex() {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Link link && number == link.number && Arrays.equals(hash, link.hash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, Arrays.hashCode(hash));
  }

  @Override
  public String toString() {
    return number + " " + hex();
  }
}
