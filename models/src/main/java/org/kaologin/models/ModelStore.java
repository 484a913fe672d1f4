package org.kaologin.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder of model files. What it hands out is what the catalogue names, byte for byte.
 *
 * <p>Thread-safe: it keeps nothing.
 */
public final class ModelStore {
  private static final long LARGEST_BYTES = 100_000_000;

  private final Path folder;
  private final Catalogue catalogue;

  private ModelStore(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  /** The models of a folder, checked against this version's catalogue when they are read. */
  public static ModelStore open(Path folder) {
    return open(folder, Catalogue.load());
  }

  /** The models of a folder, checked against a catalogue when they are read. */
  public static ModelStore open(Path folder, Catalogue catalogue) {
    return new ModelStore(folder, catalogue);
  }

  /** What this store's models should be. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * A model's content, checked: a copy in memory of this process's own, outside the Java heap. What
   * was checked is what the caller has; who changes the file now, or while it is read, changes
   * nothing of it. A mapped file would be cheaper and would not hold that.
   *
   * @param id the model's id in the catalogue
   * @return a direct buffer; its memory is free once it is no longer referred to
   * @throws ModelException when the file is missing, unreadable or not the catalogue's
   */
  public ByteBuffer read(String id) throws ModelException {
    ModelEntry entry = catalogue.entry(id);
    Path file = folder.resolve(entry.file());
    ByteBuffer content = content(file);
    String found = Sha256.of(content);
    if (!found.equals(entry.sha256())) {
      throw new ModelException(
          "The model file "
              + file
              + " is not the catalogue's ("
              + entry.sha256()
              + ") but "
              + found
              + "; reinstall or rebuild Kao's models.");
    }
    return content;
  }

  private static ByteBuffer content(Path file) throws ModelException {
    try (FileChannel channel = FileChannel.open(file)) {
      long bytes = channel.size();
      if (bytes > LARGEST_BYTES) {
        throw new IOException("it has " + bytes + " bytes, more than any model");
      }
      ByteBuffer content = ByteBuffer.allocateDirect((int) bytes);
      while (content.hasRemaining() && channel.read(content) >= 0) {}
      return content.flip();
    } catch (NoSuchFileException e) {
      throw new ModelException(
          "The model file " + file + " is missing; reinstall or rebuild Kao's models.", e);
    } catch (IOException e) {
      throw new ModelException("The model file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
