package org.kaologin.agent.capture.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;

class RecordingTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void recordTwoFrames() throws IOException {
    file = folder.resolve("two.kaorec");
    try (RecordingWriter writer =
        RecordingWriter.create(file, TestFrames.CALIBRATION, Map.of("source", "test"))) {
      writer.add(TestFrames.frame(1));
      writer.add(TestFrames.frame(2));
      writer.finish();
    }
  }

  @Test
  void givesBackWhatWasRecorded() throws Exception {
    try (RecordingReader reader = RecordingReader.open(file)) {
      assertEquals(TestFrames.CALIBRATION, reader.calibration());
      List<CapturedFrame> frames = reader.remaining();
      assertEquals(2, frames.size());
      for (int i = 0; i < 2; i++) {
        CapturedFrame made = TestFrames.frame(i + 1);
        assertEquals(i + 1, frames.get(i).sequence());
        assertEquals(i * 33_000_000L, frames.get(i).timestampNanos());
        assertArrayEquals(made.infrared().values(), frames.get(i).infrared().values());
        assertArrayEquals(made.depth().millimetres(), frames.get(i).depth().millimetres(), 0.05f);
        assertArrayEquals(made.colourJpeg().get(), frames.get(i).colourJpeg().get());
      }
    }
    assertEquals("source=test\n", RecordingReader.notes(file));
  }

  @Test
  void isReadableByItsOwnerOnlyAndNeverOverwritesAnother() throws IOException {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> RecordingWriter.create(file, TestFrames.CALIBRATION, Map.of()));
  }

  @Test
  void refusesAFileThatIsMissingOrSomethingElse() throws IOException {
    assertEquals(CaptureFailure.BAD_RECORDING, failure(folder.resolve("none")).failure());
    Path other = Files.writeString(folder.resolve("other"), "not a recording");
    assertTrue(failure(other).getMessage().contains("it is not a recording"));
  }

  @Test
  void refusesAFileCutAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      int length = i < 20 ? whole.length - 1 - i : random.nextInt(whole.length);
      CaptureException e = failure(write(Arrays.copyOf(whole, length)));
      assertEquals(CaptureFailure.BAD_RECORDING, e.failure(), "cut at " + length);
    }
  }

  @Test
  void refusesAFileWithAnyByteChanged() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(2);
    for (int i = 0; i < 120; i++) {
      int at = i < 40 ? i : random.nextInt(whole.length);
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      CaptureException e = failure(write(changed));
      assertEquals(CaptureFailure.BAD_RECORDING, e.failure(), "changed at " + at);
    }
  }

  @Test
  void refusesSomethingAfterTheEnd() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    CaptureException e = failure(write(Arrays.copyOf(whole, whole.length + 1)));
    assertTrue(e.getMessage().contains("something follows its end"), e.getMessage());
  }

  @Test
  void refusesAChunkThatSaysItIsHuge() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    // The first chunk's length stands after magic, version and tag.
    whole[16 + 3] = 0x7f;
    CaptureException e = failure(write(whole));
    assertTrue(e.getMessage().contains("a chunk says that it has"), e.getMessage());
  }

  @Test
  void playsThereAndBackWithGrowingNumbers() throws Exception {
    try (RecordingSource source = RecordingSource.open(file)) {
      long last = 0;
      for (int i = 0; i < 4; i++) {
        CapturedFrame frame = source.next(System.nanoTime() + 5_000_000_000L);
        assertTrue(frame.sequence() > last);
        last = frame.sequence();
      }
      assertEquals(
          List.of(0, 1, 2, 1, 0, 1),
          java.util.stream.IntStream.range(0, 6)
              .mapToObj(step -> RecordingSource.thereAndBack(step, 3))
              .toList());
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("changed"), bytes);
  }

  private static CaptureException failure(Path recording) {
    return assertThrows(
        CaptureException.class,
        () -> {
          try (RecordingReader reader = RecordingReader.open(recording)) {
            reader.remaining();
          }
        });
  }
}
