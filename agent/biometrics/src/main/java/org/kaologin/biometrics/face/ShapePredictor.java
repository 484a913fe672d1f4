package org.kaologin.biometrics.face;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.image.Similarity;
import org.kaologin.models.ModelException;

/**
 * Finds a face's five landmarks in its box by cascades of regression trees (Kazemi and Sullivan
 * 2014), with dlib's trained trees and dlib's results.
 *
 * <p>Thread-safe.
 */
public final class ShapePredictor {
  /**
   * A complete binary tree in plain arrays: there are 7500 of them, and objects for their splits
   * and leaves would take three times the memory and the time to make.
   *
   * @param pixels two for each split, first and second: its left child is next when {@code
   *     pixel[first] - pixel[second] > threshold}
   * @param thresholds one for each split
   * @param leaves one after the other, each a step of all coordinates, in box sides
   */
  record Tree(int[] pixels, float[] thresholds, float[] leaves) {}

  /** Where a stage looks: near which landmark, and how far from it, in box sides. */
  record Pixel(int landmark, double dx, double dy) {}

  /** One stage of the cascade. */
  record Stage(List<Pixel> pixels, List<Tree> trees) {}

  private final float[] start;
  private final List<Point> startPoints;
  private final Point startEyes;
  private final List<Stage> stages;

  ShapePredictor(float[] start, List<Stage> stages) {
    this.start = start.clone();
    this.startPoints = points(start);
    this.startEyes = Point.mean(startPoints.subList(0, Landmarks.COUNT - 1));
    this.stages = List.copyOf(stages);
  }

  /**
   * Reads dlib's file.
   *
   * @throws ModelException when it is not a five-point predictor
   */
  public static ShapePredictor read(ByteBuffer file) throws ModelException {
    return new ShapePredictorReader(file).read();
  }

  /** The landmarks of the face in a box that {@link FaceDetector} found. */
  public Landmarks locate(Picture picture, FaceBox face) {
    return in(picture, face.square(Parameters.LANDMARK_SQUARE));
  }

  /**
   * The same from the detector's eyes: the square lies where the mean shape's eyes fall on them.
   * dlib's own detector follows the face's inner part, BlazeFace's box the head: on photographs the
   * box lies a tenth of its side lower, and in turned heads as much to the side, from where the
   * trees now and then take a mouth for the eyes.
   */
  public Landmarks locate(Picture picture, DetectedFace face) {
    double side = Parameters.PHOTOGRAPH_SQUARE * face.box().side();
    double left = face.betweenEyes().x() - startEyes.x() * side;
    double top = face.betweenEyes().y() - startEyes.y() * side;
    return in(picture, new FaceBox(left, top, left + side, top + side, face.box().score()));
  }

  private Landmarks in(Picture picture, FaceBox square) {
    float[] shape = start.clone();
    for (Stage stage : stages) {
      int[] brightness = look(picture, square, stage, shape);
      for (Tree tree : stage.trees()) {
        int leaf = leaf(tree, brightness) * shape.length;
        for (int i = 0; i < shape.length; i++) {
          shape[i] += tree.leaves()[leaf + i];
        }
      }
    }
    return new Landmarks(
        points(shape).stream()
            .map(
                p ->
                    new Point(
                        square.left() + p.x() * square.width(),
                        square.top() + p.y() * square.height()))
            .toList());
  }

  private int[] look(Picture picture, FaceBox square, Stage stage, float[] shape) {
    Similarity turn = Similarity.between(startPoints, points(shape));
    int[] brightness = new int[stage.pixels().size()];
    for (int i = 0; i < brightness.length; i++) {
      Pixel pixel = stage.pixels().get(i);
      double x = turn.a() * pixel.dx() - turn.b() * pixel.dy() + shape[2 * pixel.landmark()];
      double y = turn.b() * pixel.dx() + turn.a() * pixel.dy() + shape[2 * pixel.landmark() + 1];
      int column = (int) Math.floor(square.left() + x * square.width() + 0.5);
      int row = (int) Math.floor(square.top() + y * square.height() + 0.5);
      if (column >= 0 && row >= 0 && column < picture.width() && row < picture.height()) {
        brightness[i] = picture.brightness(column, row);
      }
    }
    return brightness;
  }

  private static int leaf(Tree tree, int[] brightness) {
    int splits = tree.thresholds().length;
    int node = 0;
    while (node < splits) {
      int difference =
          brightness[tree.pixels()[2 * node]] - brightness[tree.pixels()[2 * node + 1]];
      node = 2 * node + (difference > tree.thresholds()[node] ? 1 : 2);
    }
    return node - splits;
  }

  private static List<Point> points(float[] shape) {
    List<Point> points = new ArrayList<>(shape.length / 2);
    for (int i = 0; i < shape.length; i += 2) {
      points.add(new Point(shape[i], shape[i + 1]));
    }
    return points;
  }
}
