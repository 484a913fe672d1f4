package org.kaologin.agent.evaluation.layouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfwLayoutTest {
  @TempDir Path folder;

  @BeforeEach
  void writePictures() throws IOException {
    for (String name : List.of("Ann_Lee", "Bo")) {
      Files.createDirectory(folder.resolve(name));
      for (int i = 1; i <= 2; i++) {
        Files.write(folder.resolve(name).resolve(name + "_000" + i + ".jpg"), new byte[1]);
      }
    }
  }

  @Test
  void hasFoldsOfSameAndDifferentPersons() throws IOException {
    PhotographPairs data =
        pairs("2\t1", "Ann_Lee\t1\t2", "Ann_Lee\t1\tBo\t2", "Bo\t1\t2", "Bo\t1\tAnn_Lee\t1");
    assertEquals(2, data.folds().size());
    PhotographPairs.Pair different = data.folds().get(0).get(1);
    assertFalse(different.same());
    assertTrue(data.folds().get(1).get(0).same());
    assertEquals(folder.resolve("Ann_Lee/Ann_Lee_0001.jpg"), different.one());
    assertEquals(folder.resolve("Bo/Bo_0002.jpg"), different.other());
  }

  @Test
  void mayHaveOneFold() throws IOException {
    assertEquals(1, pairs("1", "Bo 1 2", "Bo 1 Ann_Lee 1").folds().size());
  }

  @Test
  void saysWhichLineIsWrong() {
    refuses("line 1, does not say how many pairs", "ten");
    refuses("line 1, has no pairs", "1 0");
    refuses("line 2, is not a pair of the same person", "1 1", "Bo 1 Ann_Lee 1", "Bo 1 2");
    refuses("line 3, is not a pair of different persons", "1 1", "Bo 1 2", "Bo 1 2");
    refuses("line 2, does not name a picture", "1 1", "../Bo 1 2", "Bo 1 Ann_Lee 1");
    refuses("line 2, does not name a picture", "1 1", "Bo x 2", "Bo 1 Ann_Lee 1");
    refuses("Bo_0009.jpg, which is missing", "1 1", "Bo 1 9", "Bo 1 Ann_Lee 1");
    refuses("ends after 2 lines", "1 1", "Bo 1 2");
  }

  @Test
  void saysThatAFolderHasAnotherLayout() {
    IOException e = assertThrows(IOException.class, () -> LfwLayout.read(folder));
    assertTrue(e.getMessage().contains("does not have the layout lfw"), e.getMessage());
  }

  @Test
  void saysThatAPictureIsDamaged() {
    Path file = folder.resolve("Bo/Bo_0001.jpg");
    IOException e = assertThrows(IOException.class, () -> PhotographPairs.photograph(file));
    assertTrue(e.getMessage().endsWith("Bo_0001.jpg is not a picture"), e.getMessage());
  }

  private PhotographPairs pairs(String... lines) throws IOException {
    Files.write(folder.resolve("pairs.txt"), List.of(lines));
    return LfwLayout.read(folder);
  }

  private void refuses(String reason, String... lines) {
    IOException e = assertThrows(IOException.class, () -> pairs(lines));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
