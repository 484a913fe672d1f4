package org.kaologin.agent.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAndKeepsItToItsOwner() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old and longer");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    AtomicFile.replace(file, new byte[] {1, 2});

    assertArrayEquals(new byte[] {1, 2}, AtomicFile.read(file, 2));
    assertEquals(AtomicFile.OWNER_ONLY, Files.getPosixFilePermissions(file));
    assertEquals(List.of("a"), names(folder));
  }

  @Test
  void whatACrashLeftIsInNobodysWay() throws IOException {
    Path left = folder.resolve("a" + AtomicFile.UNFINISHED);
    Files.createSymbolicLink(left, folder.resolve("elsewhere"));

    AtomicFile.replace(folder.resolve("a"), new byte[] {1});

    assertEquals(List.of("a"), names(folder));
  }

  @Test
  void aReplacementThatFailsLeavesNothingBehind() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a"));
    Files.writeString(file.resolve("inside"), "");

    assertThrows(IOException.class, () -> AtomicFile.replace(file, new byte[] {1}));

    assertEquals(List.of("a"), names(folder));
  }

  @Test
  void aFullDiskLeavesTheOldFile() throws Exception {
    assertEquals(
        List.of("No space left on device", "[a, ballast]", "old"),
        TinyDisk.run(Filling.class, folder));
  }

  /** Replaces a file by one that does not fit. */
  public static final class Filling implements TinyDisk.Task {
    @Override
    public List<String> on(Path disk) throws IOException {
      Path file = Files.writeString(disk.resolve("a"), "old");
      Files.write(disk.resolve("ballast"), new byte[20_000]);
      IOException refusal =
          assertThrows(IOException.class, () -> AtomicFile.replace(file, new byte[20_000]));
      return List.of(refusal.getMessage(), names(disk).toString(), Files.readString(file));
    }
  }

  @Test
  void aLinkAndAFileThatIsTooLargeAreNotRead() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[3]);
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);

    assertThrows(IOException.class, () -> AtomicFile.read(link, 3));
    assertThrows(IOException.class, () -> AtomicFile.read(file, 2));
    assertTrue(AtomicFile.read(file, 3).length == 3);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
