package org.kaologin.admin.health;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordingFileTest {
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;
  private Path path;
  private RecordingFile file;

  /** How it ended. */
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  @BeforeEach
  void begin() {
    path = folder.resolve("report.kaorec");
    file = new RecordingFile(path);
  }

  private void end() throws Exception {
    end.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whenItIsDoneItIsWholeAndItsOwnersAlone() throws Exception {
    file.begin(end::completeExceptionally);
    file.add(BYTES);
    file.add(BYTES);
    file.finish(() -> end.complete(null));
    end();
    assertArrayEquals(new byte[] {1, 2, 3, 1, 2, 3}, Files.readAllBytes(path));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void whatIsThereStays() throws Exception {
    Files.write(path, BYTES);
    file.begin(end::completeExceptionally);
    ExecutionException failed = assertThrows(ExecutionException.class, this::end);
    assertInstanceOf(FileAlreadyExistsException.class, failed.getCause());
    assertArrayEquals(BYTES, Files.readAllBytes(path));
  }

  @Test
  void aHalfOneIsRemoved() {
    file.begin(end::completeExceptionally);
    file.add(BYTES);
    while (!Files.exists(path)) {
      Thread.onSpinWait();
    }
    file.discard();
    while (Files.exists(path)) {
      Thread.onSpinWait();
    }
    assertFalse(end.isDone());
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    RecordingFile lost = new RecordingFile(folder.resolve("none/report.kaorec"));
    lost.begin(end::completeExceptionally);
    ExecutionException failed = assertThrows(ExecutionException.class, this::end);
    assertInstanceOf(IOException.class, failed.getCause());
  }
}
