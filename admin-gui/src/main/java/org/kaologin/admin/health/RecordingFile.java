package org.kaologin.admin.health;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * A recording that arrives piece by piece, in a new file that only its owner can read. Writing
 * waits for the disk on a thread of its own; a half one is removed.
 */
final class RecordingFile {
  private final Path file;
  private final Consumer<IOException> failed;
  private final ExecutorService writing = Executors.newSingleThreadExecutor();
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean broken;

  /**
   * @param file must not exist
   * @param failed hears once, on the event thread, that it cannot be written
   */
  RecordingFile(Path file, Consumer<IOException> failed) {
    this.file = file;
    this.failed = failed;
    write(this::create);
  }

  private void create() throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    out = Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /** The next piece. */
  void add(byte[] bytes) {
    write(() -> out.write(bytes));
  }

  /**
   * It is whole.
   *
   * @param done hears so on the event thread, when it is on the disk
   */
  void finish(Runnable done) {
    write(
        () -> {
          out.close();
          SwingUtilities.invokeLater(done);
        });
    writing.shutdown();
  }

  /** It will not be whole: nothing is left of it. */
  void discard() {
    write(this::remove);
    writing.shutdown();
  }

  private void remove() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }

  /** A step that can fail. */
  private interface Step {
    void run() throws IOException;
  }

  private void write(Step step) {
    writing.execute(
        () -> {
          if (!broken) {
            try {
              step.run();
            } catch (IOException e) {
              broken = true;
              SwingUtilities.invokeLater(() -> failed.accept(e));
            }
          }
        });
  }
}
