package org.kaologin.biometrics.face;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;

/**
 * BlazeFace for 256x256 pictures (Bazarevsky et al. 2019): finds faces from about 10 pixels up. The
 * picture is shrunk to fit and stands in the input's upper left corner.
 *
 * <p>Thread-safe.
 */
public final class FaceDetector {
  private static final int SIDE = 256;

  /** The two grids of anchors: output with their scores, with their boxes, step, anchors a cell. */
  private record Grid(String scores, String boxes, int stride, int anchors) {}

  private static final List<Grid> GRIDS =
      List.of(
          new Grid("Identity", "Identity_2", 16, 2), new Grid("Identity_1", "Identity_3", 32, 6));

  /** Numbers an anchor gives: box, then six points, of which the first two are the eyes. */
  private static final int NUMBERS = 16;

  private static final int LEFT_EYE = 4;
  private static final int RIGHT_EYE = 6;

  private final Network network;

  public FaceDetector(Network network) {
    this.network = network;
  }

  /** The boxes of all faces, the largest first. */
  public List<FaceBox> detect(Picture picture) throws OrtException {
    return faces(picture).stream().map(DetectedFace::box).toList();
  }

  /** All faces, the largest first. */
  public List<DetectedFace> faces(Picture picture) throws OrtException {
    double scale = Math.min((double) SIDE / picture.width(), (double) SIDE / picture.height());
    Map<String, float[]> outputs =
        network.run(input(picture, scale), new long[] {1, 3, SIDE, SIDE});
    List<DetectedFace> candidates = new ArrayList<>();
    for (Grid grid : GRIDS) {
      decode(grid, outputs.get(grid.scores()), outputs.get(grid.boxes()), scale, candidates);
    }
    return withoutOverlaps(candidates);
  }

  private static float[] input(Picture picture, double scale) {
    int plane = SIDE * SIDE;
    float[] input = new float[3 * plane];
    java.util.Arrays.fill(input, -1);
    int width = (int) Math.min(SIDE, Math.floor(picture.width() * scale));
    int height = (int) Math.min(SIDE, Math.floor(picture.height() * scale));
    int distinct = picture.isGrey() ? 1 : 3;
    for (int channel = 0; channel < distinct; channel++) {
      shrink(picture, picture.plane(channel), scale, width, height, input, channel * plane);
    }
    for (int channel = distinct; channel < 3; channel++) {
      System.arraycopy(input, 0, input, channel * plane, plane);
    }
    return input;
  }

  /** Each target pixel is the mean of the source pixels that it covers. */
  private static void shrink(
      Picture picture, float[] source, double scale, int width, int height, float[] to, int at) {
    int[] rows = edges(height, scale, picture.height());
    int[] columns = edges(width, scale, picture.width());
    for (int y = 0; y < height; y++) {
      int bottom = Math.max(rows[y] + 1, rows[y + 1]);
      for (int x = 0; x < width; x++) {
        int right = Math.max(columns[x] + 1, columns[x + 1]);
        float sum = 0;
        for (int v = rows[y]; v < bottom; v++) {
          for (int u = columns[x]; u < right; u++) {
            sum += source[v * picture.width() + u];
          }
        }
        float pixels = (bottom - rows[y]) * (right - columns[x]);
        to[at + y * SIDE + x] = sum / pixels / 127.5f - 1;
      }
    }
  }

  /**
   * Where the source pixels of each target pixel begin, and at last where they end; the same twice
   * where the picture grows.
   */
  private static int[] edges(int count, double scale, int most) {
    int[] edges = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      edges[i] = Math.min(most, (int) (i / scale));
    }
    return edges;
  }

  private static void decode(
      Grid grid, float[] scores, float[] boxes, double scale, List<DetectedFace> candidates) {
    int cells = SIDE / grid.stride();
    double least = Math.log(Parameters.DETECTION_SCORE / (1 - Parameters.DETECTION_SCORE));
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] >= least)) {
        continue;
      }
      int cell = i / grid.anchors();
      int column = cell % cells;
      int row = cell / cells;
      Point anchor = new Point((column + 0.5) * grid.stride(), (row + 0.5) * grid.stride());
      double x = anchor.x() + boxes[i * NUMBERS];
      double y = anchor.y() + boxes[i * NUMBERS + 1];
      double halfWidth = boxes[i * NUMBERS + 2] / 2.0;
      double halfHeight = boxes[i * NUMBERS + 3] / 2.0;
      if (halfWidth > 0 && halfHeight > 0) {
        FaceBox box =
            new FaceBox(
                (x - halfWidth) / scale,
                (y - halfHeight) / scale,
                (x + halfWidth) / scale,
                (y + halfHeight) / scale,
                1 / (1 + Math.exp(-scores[i])));
        candidates.add(
            new DetectedFace(
                box,
                point(anchor, boxes, i * NUMBERS + LEFT_EYE, scale),
                point(anchor, boxes, i * NUMBERS + RIGHT_EYE, scale)));
      }
    }
  }

  private static Point point(Point anchor, float[] numbers, int at, double scale) {
    return new Point((anchor.x() + numbers[at]) / scale, (anchor.y() + numbers[at + 1]) / scale);
  }

  private static List<DetectedFace> withoutOverlaps(List<DetectedFace> candidates) {
    candidates.sort(
        Comparator.comparingDouble((DetectedFace face) -> face.box().score()).reversed());
    List<DetectedFace> faces = new ArrayList<>();
    for (DetectedFace face : candidates) {
      if (faces.stream()
          .noneMatch(f -> f.box().overlap(face.box()) > Parameters.DETECTION_OVERLAP)) {
        faces.add(face);
      }
    }
    faces.sort(Comparator.comparingDouble((DetectedFace face) -> face.box().side()).reversed());
    return List.copyOf(faces);
  }
}
