package org.kaologin.agent.secret;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bytes in pages of their own outside of Java's heap: locked, so that they are never swapped, in no
 * core dump, not inherited by a child process, and zeroed before they are given back. Where the
 * kernel does not lock as much (RLIMIT_MEMLOCK), that is said once, and the bytes are kept all the
 * same.
 *
 * <p>What computes with a secret needs it on the heap for that moment; whoever takes a {@link
 * #copy} overwrites it after use. Thread-safe.
 */
public final class SecretMemory implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SecretMemory.class.getName());
  private static final AtomicBoolean COMPLAINED = new AtomicBoolean();

  private final Pointer pages;
  private final int length;
  private final boolean locked;
  private boolean closed;

  private SecretMemory(Pointer pages, int length, boolean locked) {
    this.pages = pages;
    this.length = length;
    this.locked = locked;
  }

  /**
   * Moves a secret here: the array is zeroed.
   *
   * @param secret at least one byte
   */
  public static SecretMemory moving(byte[] secret) {
    try {
      Pointer pages =
          LibC.LOADED.mmap(
              Pointer.NULL, secret.length, LibC.PROT_READ_WRITE, LibC.MAP_PRIVATE_ANONYMOUS, -1, 0);
      LibC.LOADED.madvise(pages, secret.length, LibC.MADV_DONTDUMP);
      LibC.LOADED.madvise(pages, secret.length, LibC.MADV_WIPEONFORK);
      boolean locked = lock(pages, secret.length); // before the secret is there
      pages.write(0, secret, 0, secret.length);
      return new SecretMemory(pages, secret.length, locked);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static boolean lock(Pointer pages, int length) {
    try {
      LibC.LOADED.mlock(pages, length);
      return true;
    } catch (LastErrorException e) {
      if (!COMPLAINED.getAndSet(true)) {
        LOG.log(
            Level.WARNING,
            "key material may be swapped: {0}; raise LimitMEMLOCK of kao-agent.service",
            e.getMessage());
      }
      return false;
    }
  }

  /** Whether the kernel keeps it out of the swap. */
  public boolean isLocked() {
    return locked;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /**
   * All of it, on the heap; to be overwritten after use.
   *
   * @throws IllegalStateException when it is closed
   */
  public byte[] copy() {
    return copy(0, length);
  }

  /**
   * A part of it, on the heap; to be overwritten after use.
   *
   * @throws IllegalStateException when it is closed
   */
  public synchronized byte[] copy(int from, int count) {
    if (closed) {
      throw new IllegalStateException("the secret is destroyed");
    }
    if (from < 0 || count < 0 || count > length - from) {
      throw new IndexOutOfBoundsException("outside of the secret");
    }
    return pages.getByteArray(from, count);
  }

  /** Where it lies. */
  long address() {
    return Pointer.nativeValue(pages);
  }

  /** Overwrites it. */
  void zero() {
    pages.setMemory(0, length, (byte) 0);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      zero();
      LibC.LOADED.munmap(pages, length);
    }
  }
}
