package org.kaologin.agent.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Hostile bytes made of others, the same ones in each run. Not thread-safe. */
final class Mutations {
  private static final int MOST_CHANGES = 6;

  private final Random random = new Random(1);
  private final List<byte[]> seeds;

  Mutations(List<byte[]> seeds) {
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = any();
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt()}, 0, bytes, at);
      case 2 -> {
        byte[] other = any();
        yield joined(bytes, at, other, random.nextInt(other.length + 1), bytes, bytes.length);
      }
      case 3 -> {
        int after = Math.min(bytes.length, at + 1 + random.nextInt(8));
        yield joined(bytes, at, bytes, bytes.length, bytes, after);
      }
      default -> flipped(bytes, at);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  /** The first one's begin, then the ends of the two others. */
  private static byte[] joined(byte[] a, int to, byte[] b, int from, byte[] c, int cFrom) {
    byte[] joined = Arrays.copyOf(a, to + b.length - from + c.length - cFrom);
    System.arraycopy(b, from, joined, to, b.length - from);
    System.arraycopy(c, cFrom, joined, to + b.length - from, c.length - cFrom);
    return joined;
  }
}
