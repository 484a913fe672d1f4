package org.kaologin.agent.evaluation.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A scanned head: a triangle mesh with texture coordinates, x to the picture's right, y up, z
 * towards the camera.
 *
 * @param vertices x, y, z in millimetres, vertex by vertex
 * @param texture u to the right and v up, 0 to 1, texture vertex by texture vertex
 * @param faces three vertices a triangle, counted from 0
 * @param textureFaces three texture vertices a triangle
 */
public record Mesh(double[] vertices, double[] texture, int[] faces, int[] textureFaces) {
  /** No array of a head's scan is longer, in bytes. */
  private static final int LONGEST = 64 << 20;

  /** A part with fewer vertices than this share of the largest is a crumb. */
  private static final double CRUMB = 0.1;

  /**
   * Reads {@code v}, {@code vt}, {@code f} and {@code ft} from a NumPy archive ({@code .npz}).
   *
   * @throws IOException when the file is missing, damaged or has something else; the message names
   *     it
   */
  public static Mesh read(Path npz) throws IOException {
    try (ZipFile zip = new ZipFile(npz.toFile())) {
      NpyArray v = array(zip, "v", 3);
      NpyArray vt = array(zip, "vt", 2);
      NpyArray f = array(zip, "f", 3);
      NpyArray ft = array(zip, "ft", 3);
      if (f.rows() != ft.rows()) {
        throw new IllegalArgumentException("f and ft have different lengths");
      }
      require(Arrays.stream(v.values()).allMatch(Double::isFinite), "a vertex is not finite");
      require(Arrays.stream(vt.values()).allMatch(Double::isFinite), "a vertex is not finite");
      return new Mesh(v.values(), vt.values(), indices(f, v.rows()), indices(ft, vt.rows()));
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException(npz + " is not a scan: " + e.getMessage(), e);
    }
  }

  private static NpyArray array(ZipFile zip, String name, int columns) throws IOException {
    ZipEntry entry = zip.getEntry(name + ".npy");
    require(entry != null, "it has no array " + name);
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    require(bytes.length <= LONGEST, "its array " + name + " is too long");
    try {
      NpyArray array = NpyArray.read(bytes);
      require(array.columns() == columns, "another number of columns");
      return array;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its array " + name + ": " + e.getMessage(), e);
    }
  }

  private static int[] indices(NpyArray array, int below) {
    int[] indices = new int[array.values().length];
    for (int i = 0; i < indices.length; i++) {
      double index = array.values()[i];
      require(index >= 0 && index < below && index == Math.rint(index), "a face has no vertex");
      indices[i] = (int) index;
    }
    return indices;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /** How many vertices there are. */
  public int size() {
    return vertices.length / 3;
  }

  /** The largest part that hangs together. Vertices of no triangle go, too. */
  public Mesh largestPart() {
    return partsFrom(1);
  }

  /**
   * The parts that are no crumbs: a stereo scan has some beside the head, and a neck that it did
   * not see may divide the head from the shoulders.
   */
  public Mesh withoutCrumbs() {
    return partsFrom(CRUMB);
  }

  private Mesh partsFrom(double share) {
    int[] part = new int[size()];
    Arrays.setAll(part, i -> i);
    for (int i = 0; i < faces.length; i += 3) {
      join(part, faces[i], faces[i + 1]);
      join(part, faces[i], faces[i + 2]);
    }
    int[] sizes = new int[size()];
    int largest = 0;
    for (int i = 0; i < part.length; i++) {
      int root = root(part, i);
      if (++sizes[root] > sizes[largest]) {
        largest = root;
      }
    }
    boolean[] keeps = new boolean[size()];
    for (int root = 0; root < keeps.length; root++) {
      boolean hangsTogether = sizes[root] > 1 && sizes[root] >= share * sizes[largest];
      keeps[root] = root == largest || (share < 1 && hangsTogether);
    }
    return kept(part, keeps);
  }

  private Mesh kept(int[] part, boolean[] keeps) {
    int[] places = new int[size()];
    double[] keptVertices = new double[vertices.length];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      if (keeps[root(part, i)]) {
        System.arraycopy(vertices, 3 * i, keptVertices, 3 * count, 3);
        places[i] = count++;
      }
    }
    int[] keptFaces = new int[faces.length];
    int[] keptTextureFaces = new int[faces.length];
    int corners = 0;
    for (int i = 0; i < faces.length; i += 3) {
      if (keeps[root(part, faces[i])]) {
        for (int j = 0; j < 3; j++) {
          keptFaces[corners + j] = places[faces[i + j]];
          keptTextureFaces[corners + j] = textureFaces[i + j];
        }
        corners += 3;
      }
    }
    return new Mesh(
        Arrays.copyOf(keptVertices, 3 * count),
        texture,
        Arrays.copyOf(keptFaces, corners),
        Arrays.copyOf(keptTextureFaces, corners));
  }

  private static void join(int[] part, int a, int b) {
    part[root(part, a)] = root(part, b);
  }

  private static int root(int[] part, int i) {
    int at = i;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }

  /** From the least to the greatest coordinate, in mm; axis 0 is x, 1 is y, 2 is z. */
  public double extent(int axis) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = axis; i < vertices.length; i += 3) {
      least = Math.min(least, vertices[i]);
      greatest = Math.max(greatest, vertices[i]);
    }
    return size() == 0 ? 0 : greatest - least;
  }
}
