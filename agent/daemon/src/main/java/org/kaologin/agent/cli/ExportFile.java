package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.protocol.Reply.ExportedFaces;

/**
 * Exported faces of all users in a file: {@code "KAOEXPRT"}, version 1, the cost of Argon2id, for
 * each user a 16-bit length, the name in UTF-8, a 32-bit length and the faces as the agent sealed
 * them; at last 32 bytes that authenticate all of it. Big-endian.
 */
final class ExportFile {
  private static final byte[] MAGIC = "KAOEXPRT".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int HEADER = MAGIC.length + 1 + ExportKeys.Cost.BYTES;
  private static final int CODE = 32;
  private static final int LARGEST_FILE = 64 << 20;

  private ExportFile() {}

  /**
   * Writes one that its owner alone may read.
   *
   * @throws FileAlreadyExistsException when it is there
   */
  static void write(Path file, ExportKeys.Cost cost, ExportKeys keys, List<ExportedFaces> users)
      throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    long size = (long) HEADER + CODE;
    for (ExportedFaces user : users) {
      size += Short.BYTES + utf8(user.user()).length + Integer.BYTES + user.sealed().length;
    }
    if (size > LARGEST_FILE) {
      throw new IOException("there are more faces than fit a file");
    }
    ByteBuffer out = ByteBuffer.allocate((int) size).put(MAGIC).put(VERSION);
    cost.write(out);
    for (ExportedFaces user : users) {
      byte[] name = utf8(user.user());
      out.putShort((short) name.length).put(name);
      out.putInt(user.sealed().length).put(user.sealed());
    }
    out.put(keys.code(out.array(), out.position()));
    AtomicFile.replace(file, out.array());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** How costly its keys are; the rest is read with these. */
  static ExportKeys.Cost cost(byte[] content) throws IOException {
    if (content.length < HEADER + CODE
        || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("this is no file that kao vault export wrote");
    }
    if (content[MAGIC.length] != VERSION) {
      throw new IOException("another version of Kao wrote this file");
    }
    return ExportKeys.Cost.read(ByteBuffer.wrap(content, MAGIC.length + 1, content.length - 9));
  }

  /** The bytes of one. */
  static byte[] read(Path file) throws IOException {
    return AtomicFile.read(file, LARGEST_FILE);
  }

  /**
   * What it holds, when all of it is as it was written.
   *
   * @throws IOException when the passphrase was another, or anything was changed
   */
  static List<ExportedFaces> users(byte[] content, ExportKeys keys) throws IOException {
    int end = content.length - CODE;
    byte[] code = Arrays.copyOfRange(content, end, content.length);
    if (!MessageDigest.isEqual(code, keys.code(content, end))) {
      throw new IOException("the passphrase is another, or the file is damaged");
    }
    List<ExportedFaces> users = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(content, HEADER, end - HEADER);
    while (in.hasRemaining()) {
      users.add(next(in).orElseThrow(() -> new IOException("the file has another form")));
    }
    return users;
  }

  private static Optional<ExportedFaces> next(ByteBuffer in) {
    try {
      byte[] name = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
      in.get(name);
      int length = in.getInt();
      if (length < 1 || length > in.remaining()) {
        return Optional.empty();
      }
      byte[] sealed = new byte[length];
      in.get(sealed);
      return Optional.of(new ExportedFaces(new String(name, StandardCharsets.UTF_8), sealed));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
