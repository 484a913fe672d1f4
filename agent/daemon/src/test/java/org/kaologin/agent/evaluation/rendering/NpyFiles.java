package org.kaologin.agent.evaluation.rendering;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what NumPy would. */
public final class NpyFiles {

  private NpyFiles() {}

  /** A file in version 1 of the format. */
  public static byte[] floats(int columns, float... values) {
    ByteBuffer out = start("<f4", columns, values.length, 4);
    for (float value : values) {
      out.putFloat(value);
    }
    return out.array();
  }

  /** The same with unsigned numbers of 16 bits. */
  public static byte[] shorts(int columns, int... values) {
    ByteBuffer out = start("<u2", columns, values.length, 2);
    for (int value : values) {
      out.putShort((short) value);
    }
    return out.array();
  }

  private static ByteBuffer start(String type, int columns, int values, int bytes) {
    String header =
        String.format(
            "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }\n",
            type, values / columns, columns);
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + values * bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
    return out;
  }

  /** An archive of arrays by name. */
  public static void archive(Path file, Map<String, byte[]> arrays) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
  }

  /**
   * A made-up scan: half an egg, 200 mm wide, 240 mm high, 90 mm deep, with a texture over all of
   * it.
   *
   * @param side vertices along an edge
   */
  public static void egg(Path file, int side) throws IOException {
    float[] v = new float[3 * side * side];
    float[] vt = new float[2 * side * side];
    int[] f = new int[6 * (side - 1) * (side - 1)];
    int corner = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int i = y * side + x;
        float u = (float) x / (side - 1);
        float w = (float) y / (side - 1);
        double round = Math.max(0, 1 - Math.pow(2 * u - 1, 2) - Math.pow(2 * w - 1, 2));
        v[3 * i] = 200 * u - 30;
        v[3 * i + 1] = 240 * w + 40;
        v[3 * i + 2] = (float) (90 * Math.sqrt(round)) + 7;
        vt[2 * i] = u;
        vt[2 * i + 1] = w;
        if (x > 0 && y > 0) {
          for (int to : new int[] {i - side - 1, i - side, i, i - side - 1, i, i - 1}) {
            f[corner++] = to;
          }
        }
      }
    }
    archive(
        file,
        Map.of("v", floats(3, v), "vt", floats(2, vt), "f", shorts(3, f), "ft", shorts(3, f)));
  }
}
