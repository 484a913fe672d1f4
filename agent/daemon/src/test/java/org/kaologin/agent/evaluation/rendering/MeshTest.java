package org.kaologin.agent.evaluation.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshTest {
  @TempDir Path folder;

  private final Map<String, byte[]> arrays =
      new HashMap<>(
          Map.of(
              "v",
                  NpyFiles.floats(3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 9, 8, 9, 9, 9, 8, 9, 7, 7, 7),
              "vt", NpyFiles.floats(2, 0, 0, 1, 0, 0, 1),
              "f", NpyFiles.shorts(3, 0, 1, 2, 5, 4, 3, 1, 0, 2),
              "ft", NpyFiles.shorts(3, 0, 1, 2, 2, 1, 0, 1, 0, 2)));

  @Test
  void isReadFromNumbersOfDifferentSizes() throws IOException {
    Mesh mesh = read();
    assertEquals(7, mesh.size());
    assertEquals(9, mesh.vertices()[9]);
    assertArrayEquals(new int[] {0, 1, 2, 5, 4, 3, 1, 0, 2}, mesh.faces());
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 1}, mesh.texture());
  }

  @Test
  void keepsItsLargestPartOnly() throws IOException {
    Mesh part = read().largestPart();
    assertEquals(3, part.size());
    assertArrayEquals(new int[] {0, 1, 2, 1, 0, 2}, part.faces());
    assertArrayEquals(new int[] {0, 1, 2, 1, 0, 2}, part.textureFaces());
    assertEquals(1, part.extent(0));
    assertEquals(0, part.extent(2));
  }

  @Test
  void keepsEveryPartButCrumbs() throws IOException {
    assertEquals(6, read().withoutCrumbs().size());
    int strip = 60;
    float[] v = new float[3 * (strip + 3)];
    int[] f = new int[3 * (strip - 1)];
    for (int i = 0; i < v.length; i++) {
      v[i] = i * i % 101;
    }
    // Each triangle shares two vertices with the next; the last one shares none: 3 of 60 is a
    // crumb.
    Arrays.setAll(f, at -> at / 3 < strip - 2 ? at / 3 + at % 3 : strip + at % 3);
    arrays.put("v", NpyFiles.floats(3, v));
    arrays.put("vt", NpyFiles.floats(2, Arrays.copyOf(v, 2 * (strip + 3))));
    arrays.put("f", NpyFiles.shorts(3, f));
    arrays.put("ft", NpyFiles.shorts(3, f));
    assertEquals(strip, read().withoutCrumbs().size());
    assertEquals(strip, read().largestPart().size());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    refuses("it has no array ft", () -> arrays.remove("ft"));
    refuses(
        "a face has no vertex",
        () -> arrays.put("f", NpyFiles.shorts(3, 0, 1, 7, 5, 4, 3, 1, 0, 2)));
    refuses("f and ft have different lengths", () -> arrays.put("f", NpyFiles.shorts(3, 0, 1, 2)));
    refuses("another number of columns", () -> arrays.put("v", NpyFiles.floats(2, 1, 2)));
    refuses(
        "a vertex is not finite",
        () -> arrays.put("vt", NpyFiles.floats(2, 0, Float.NaN, 1, 1, 2, 2)));
    refuses("no NumPy array", () -> arrays.put("v", new byte[20]));
    refuses(
        "its length is not what its header says",
        () -> arrays.put("v", Arrays.copyOf(arrays.get("v"), 90)));
    refuses(
        "column by column",
        () ->
            arrays.put(
                "v",
                new String(arrays.get("v"), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace("False", "True ")
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
  }

  @Test
  void saysThatAFileIsNoArchive() throws IOException {
    Path file = Files.writeString(folder.resolve("text.npz"), "no archive at all");
    IOException e = assertThrows(IOException.class, () -> Mesh.read(file));
    assertTrue(e.getMessage().contains("text.npz is not a scan"), e.getMessage());
  }

  private void refuses(String reason, Runnable damage) {
    Map<String, byte[]> whole = Map.copyOf(arrays);
    damage.run();
    IOException e = assertThrows(IOException.class, this::read);
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertTrue(e.getMessage().contains("scan.npz"), e.getMessage());
    arrays.putAll(whole);
  }

  private Mesh read() throws IOException {
    Path file = folder.resolve("scan.npz");
    NpyFiles.archive(file, arrays);
    return Mesh.read(file);
  }
}
