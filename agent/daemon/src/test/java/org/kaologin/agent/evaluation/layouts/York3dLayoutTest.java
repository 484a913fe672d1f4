package org.kaologin.agent.evaluation.layouts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.evaluation.rendering.NpyFiles;
import org.kaologin.biometrics.frame.Frame;

class York3dLayoutTest {
  @TempDir Path folder;

  @BeforeEach
  void writeTwoPersons() throws IOException {
    scan("00001-08-x", 41);
    scan("00001-10-x", 42);
    scan("00002-08-x", 41);
    scan("00002-10-x", 41);
  }

  @Test
  void enrolsWithOneScanAndTriesWithTheOther() throws IOException {
    DataSet data = York3dLayout.read(folder);
    assertEquals(
        List.of("00001", "00002"), data.persons().stream().map(RecordedPerson::name).toList());
    RecordedPerson person = data.persons().get(0);
    assertEquals(6, person.frames().size());
    assertEquals(3, IntStream.range(0, 6).filter(person.enrols()).count());
    assertTrue(IntStream.range(0, 3).allMatch(person.enrols()));
    Frame frame = person.frames().get(0).read();
    assertEquals(512, frame.depth().width());
    float middle = frame.depth().at(256, 212);
    assertTrue(middle > 600 && middle < 1000, "depth " + middle);
    assertArrayEquals(frame.infrared().values(), person.frames().get(0).read().infrared().values());
  }

  @Test
  void leavesOutWhoseMeshIsNotWhole() throws IOException {
    scan("00002-10-x", 20);
    DataSet data = York3dLayout.read(folder);
    assertEquals(List.of("00001"), data.persons().stream().map(RecordedPerson::name).toList());
    assertTrue(
        data.notes().stream().anyMatch(n -> n.startsWith("1 persons are left out")),
        data.notes().toString());
  }

  @Test
  void saysWhichFileIsWrong() throws IOException {
    Files.delete(folder.resolve("00001-08-x.jpg"));
    RecordedPerson person = York3dLayout.read(folder).persons().get(0);
    IOException e = assertThrows(IOException.class, () -> person.frames().get(0).read());
    assertTrue(e.getMessage().endsWith("00001-08-x.jpg is missing"), e.getMessage());

    Files.write(folder.resolve("00001-08-x.jpg"), new byte[] {1, 2, 3});
    e = assertThrows(IOException.class, () -> person.frames().get(0).read());
    assertTrue(e.getMessage().endsWith("00001-08-x.jpg is not a picture"), e.getMessage());

    Files.write(folder.resolve("00001-10-x.npz"), new byte[] {1, 2, 3});
    e = assertThrows(IOException.class, () -> York3dLayout.read(folder));
    assertTrue(e.getMessage().contains("00001-10-x.npz is not a scan"), e.getMessage());
  }

  @Test
  void saysThatAFolderHasAnotherLayout() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    IOException e = assertThrows(IOException.class, () -> York3dLayout.read(empty));
    assertTrue(e.getMessage().contains("does not have the layout york3d"), e.getMessage());
    Path nowhere = folder.resolve("nowhere");
    assertThrows(NoSuchFileException.class, () -> York3dLayout.read(nowhere));
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(NotDirectoryException.class, () -> York3dLayout.read(file));
  }

  private void scan(String name, int side) throws IOException {
    NpyFiles.egg(folder.resolve(name + ".npz"), side);
    BufferedImage grey = new BufferedImage(32, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 32; x++) {
        grey.setRGB(x, y, 0x808080);
      }
    }
    ImageIO.write(grey, "jpg", folder.resolve(name + ".jpg").toFile());
  }
}
