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
  private final ExecutorService writing = Executors.newSingleThreadExecutor();
  private OutputStream out = OutputStream.nullOutputStream();
  private Consumer<IOException> failed = problem -> {};
  private boolean created;
  private boolean broken;

  /**
   * @param file must not exist
   */
  RecordingFile(Path file) {
    this.file = file;
  }

  /**
   * Before the first piece.
   *
   * @param hears once, on the event thread, that it cannot be written; no piece may follow then
   */
  void begin(Consumer<IOException> hears) {
    failed = hears;
    write(this::create);
  }

  private void create() throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    created = true;
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

  /** Whatever was there before stays. */
  private void remove() {
    try {
      if (created) {
        Files.deleteIfExists(file); // first: where there is no room, closing fails
      }
      out.close();
    } catch (IOException e) {
      System.getLogger(RecordingFile.class.getName())
          .log(System.Logger.Level.WARNING, "{0} is left: {1}", file, e.getMessage());
    }
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
              remove();
              SwingUtilities.invokeLater(
                  () -> {
                    writing.shutdown();
                    failed.accept(e);
                  });
            }
          }
        });
  }
}
