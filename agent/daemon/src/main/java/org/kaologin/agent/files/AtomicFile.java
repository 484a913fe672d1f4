package org.kaologin.agent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file as a whole. After a failure, a crash or a power cut, the file holds either what
 * it held before or all of the new content.
 */
public final class AtomicFile {
  /** Ends the name of a file that is being written. One that is found was left by a crash. */
  public static final String UNFINISHED = ".new";

  /** Read and written by the owner alone. */
  public static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private AtomicFile() {}

  /**
   * Writes a file that its owner alone may read and write, in place of the old one if there is one.
   * Not for two threads and the same file at once.
   *
   * @throws IOException when it could not be written; the old file is untouched, unless the failure
   *     came after its replacement
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, OWNER_ONLY);
  }

  /** The same with other permissions. */
  public static void replace(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      write(unfinished, content, permissions);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(unfinished, e);
      throw e;
    }
    synchronise(file.toAbsolutePath().getParent());
  }

  private static void write(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions))) {
      // Not through the channel's own buffer, in which a secret would stay.
      ByteBuffer left = ByteBuffer.allocateDirect(content.length).put(content).flip();
      try {
        while (left.hasRemaining()) {
          channel.write(left);
        }
      } finally {
        zero(left);
      }
      channel.force(true);
    }
  }

  private static void discard(Path unfinished, IOException reason) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Makes the names in a folder outlive a power cut. */
  public static void synchronise(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * The whole of a file.
   *
   * @param mostBytes how large it may be
   * @throws IOException when it cannot be read, is a link, or is larger
   */
  public static byte[] read(Path file, int mostBytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (channel.size() > mostBytes) {
        throw new IOException(file + " has " + channel.size() + " bytes, allowed " + mostBytes);
      }
      ByteBuffer content = ByteBuffer.allocateDirect((int) channel.size());
      try {
        while (content.hasRemaining() && channel.read(content) >= 0) {
          // until it is full or the file ends
        }
        byte[] bytes = new byte[content.flip().remaining()];
        content.get(bytes);
        return bytes;
      } finally {
        zero(content);
      }
    }
  }

  private static void zero(ByteBuffer buffer) {
    buffer.clear();
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0);
    }
  }
}
