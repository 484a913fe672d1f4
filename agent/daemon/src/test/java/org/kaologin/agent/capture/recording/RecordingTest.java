package org.kaologin.agent.capture.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.TestFrames;
import org.kaologin.agent.capture.kinect.ColourDecoder;

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
  void writesNothingThatAReaderWouldRefuse() throws Exception {
    Path other = folder.resolve("other.kaorec");
    try (RecordingWriter writer = RecordingWriter.create(other, TestFrames.CALIBRATION, Map.of())) {
      writer.add(TestFrames.frame(5));
      IOException backwards =
          assertThrows(IOException.class, () -> writer.add(TestFrames.frame(4)));
      assertTrue(backwards.getMessage().contains("clock"), backwards.getMessage());
      Optional<byte[]> huge = Optional.of(new byte[(2 << 20) + 1]);
      IOException tooLong =
          assertThrows(IOException.class, () -> writer.add(TestFrames.frame(6, huge)));
      assertTrue(tooLong.getMessage().contains("2 MiB"), tooLong.getMessage());
      writer.finish();
    }
    try (RecordingReader reader = RecordingReader.open(other)) {
      assertEquals(1, reader.remaining().size());
    }
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
  void refusesOpticsThatNoSensorHas() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    // Header, tag and length; then width and height, unit, reserved; then fx.
    int payload = 12 + 8;
    for (int at : new int[] {payload, payload + 2, payload + 4, payload + 6, payload + 15}) {
      byte[] changed = whole.clone();
      Arrays.fill(changed, at, at + 2, (byte) (at == payload + 4 ? 0 : 0xff));
      CaptureException e = failure(write(withChecksum(changed)));
      assertTrue(e.getMessage().contains("calibration"), at + ": " + e.getMessage());
    }
  }

  @Test
  void refusesPicturesOfAnotherSize() throws IOException {
    for (int bytes : new int[] {0, 434_175, 434_177, 50_000_000}) {
      CaptureException e = failure(write(oneFrame(deflated(new byte[bytes]))));
      assertTrue(e.getMessage().contains("does not unpack"), bytes + ": " + e.getMessage());
    }
    assertTrue(failure(write(oneFrame(new byte[0]))).getMessage().contains("does not unpack"));
  }

  @Test
  void skipsAChunkThatItDoesNotKnow() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int end = whole.length - 16;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, end);
    out.writeBytes(chunk("NEWS", new byte[] {1, 2, 3}));
    out.write(whole, end, 16);
    try (RecordingReader reader = RecordingReader.open(write(out.toByteArray()))) {
      assertEquals(2, reader.remaining().size());
    }
  }

  @Test
  void noticesThatTheFileChangesWhileItPlays() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path playing = write(whole);
    try (RecordingSource source = RecordingSource.open(playing)) {
      source.next(System.nanoTime() + 5_000_000_000L);
      for (int i = 500; i < whole.length; i += 20) {
        whole[i]++;
      }
      Files.write(playing, whole);
      CaptureException e =
          assertThrows(
              CaptureException.class, () -> source.next(System.nanoTime() + 5_000_000_000L));
      assertEquals(CaptureFailure.BAD_RECORDING, e.failure());
    }
  }

  @Test
  void refusesToPlayNothing() throws Exception {
    Path empty = folder.resolve("empty.kaorec");
    try (RecordingWriter writer = RecordingWriter.create(empty, TestFrames.CALIBRATION, Map.of())) {
      writer.finish();
    }
    CaptureException e = assertThrows(CaptureException.class, () -> RecordingSource.open(empty));
    assertTrue(e.getMessage().contains("no frame"), e.getMessage());
  }

  @Test
  void readsTheRecordingsThatComeWithKao() throws Exception {
    try (ColourDecoder decoder = new ColourDecoder(8);
        DirectoryStream<Path> all =
            Files.newDirectoryStream(Path.of("../../models/recordings"), "*.kaorec")) {
      int read = 0;
      long bytes = 0;
      for (Path recording : all) {
        bytes += Files.size(recording);
        int pictures = 0;
        try (RecordingReader reader = RecordingReader.open(recording)) {
          for (CapturedFrame frame : reader.remaining()) {
            if (frame.colourJpeg().isPresent()) {
              assertTrue(decoder.decode(frame.colourJpeg().get()).isPresent());
              pictures++;
            }
          }
        }
        assertTrue(pictures > 0, recording + " has no colour");
        read++;
      }
      assertTrue(read >= 6, read + " recordings");
      assertTrue(bytes < 15_000_000, bytes + " bytes are too many for a repository");
    }
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

  /** The calibration's checksum made right again. */
  private static byte[] withChecksum(byte[] recording) {
    ByteBuffer file = ByteBuffer.wrap(recording).order(ByteOrder.LITTLE_ENDIAN);
    int length = file.getInt(16);
    byte[] payload = Arrays.copyOfRange(recording, 20, 20 + length);
    byte[] chunk = chunk("CALB", payload);
    System.arraycopy(chunk, 0, recording, 12, chunk.length);
    return recording;
  }

  /** A recording of one frame, whose infrared and depth are these bytes. */
  private byte[] oneFrame(byte[] image) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(24 + 2 * image.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(0).putInt(1).putInt(image.length).putInt(image.length).putInt(0);
    frame.put(image).put(image);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] whole = Files.readAllBytes(file);
    int calibration = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(16);
    out.write(whole, 0, 12 + 12 + calibration);
    out.writeBytes(chunk("FRAM", frame.array()));
    out.writeBytes(chunk("END ", new byte[] {1, 0, 0, 0}));
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String tag, byte[] payload) {
    byte[] letters = tag.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(letters);
    crc.update(payload);
    return ByteBuffer.allocate(12 + payload.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(letters)
        .putInt(payload.length)
        .put(payload)
        .putInt((int) crc.getValue())
        .array();
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
