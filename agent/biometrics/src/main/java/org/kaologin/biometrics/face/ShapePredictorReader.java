package org.kaologin.biometrics.face;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.face.ShapePredictor.Pixel;
import org.kaologin.biometrics.face.ShapePredictor.Split;
import org.kaologin.biometrics.face.ShapePredictor.Stage;
import org.kaologin.biometrics.face.ShapePredictor.Tree;
import org.kaologin.models.ModelException;

/**
 * Reads dlib's serialised {@code shape_predictor}. An integer is a byte with its length (and the
 * sign in the top bit) and so many bytes from the low one up; a real number is two integers,
 * mantissa and binary exponent; a matrix has its two sizes negated before its numbers.
 */
final class ShapePredictorReader {
  private static final int VERSION = 1;
  private static final int SIGN = 0x80;
  private static final int COORDINATES = 2 * Landmarks.COUNT;

  /** More of anything than a predictor has; a damaged count ends here and not in the heap. */
  private static final int MOST = 10_000;

  private final ByteBuffer in;

  ShapePredictorReader(byte[] file) {
    in = ByteBuffer.wrap(file);
  }

  ShapePredictor read() throws ModelException {
    try {
      require(integer() == VERSION, "its version");
      float[] start = matrix();
      int stages = count();
      List<List<Tree>> forests = new ArrayList<>();
      for (int i = 0; i < stages; i++) {
        forests.add(forest());
      }
      List<int[]> anchors = new ArrayList<>();
      require(count() == stages, "its anchors");
      for (int i = 0; i < stages; i++) {
        anchors.add(anchors());
      }
      require(count() == stages, "its offsets");
      List<Stage> cascade = new ArrayList<>();
      for (int i = 0; i < stages; i++) {
        cascade.add(stage(anchors.get(i), forests.get(i)));
      }
      require(!in.hasRemaining(), "its end");
      return new ShapePredictor(start, cascade);
    } catch (BufferUnderflowException e) {
      throw new ModelException("The landmark model ends early; reinstall Kao's models.", e);
    }
  }

  private List<Tree> forest() throws ModelException {
    int trees = count();
    List<Tree> forest = new ArrayList<>(trees);
    for (int i = 0; i < trees; i++) {
      int count = count();
      List<Split> splits = new ArrayList<>(count);
      for (int j = 0; j < count; j++) {
        splits.add(new Split(count(), count(), (float) real()));
      }
      int leaves = count();
      require(leaves == count + 1, "a tree");
      List<float[]> steps = new ArrayList<>(leaves);
      for (int j = 0; j < leaves; j++) {
        steps.add(matrix());
      }
      forest.add(new Tree(List.copyOf(splits), List.copyOf(steps)));
    }
    return List.copyOf(forest);
  }

  private int[] anchors() throws ModelException {
    int[] anchors = new int[count()];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = count();
      require(anchors[i] < Landmarks.COUNT, "an anchor");
    }
    return anchors;
  }

  private Stage stage(int[] anchors, List<Tree> trees) throws ModelException {
    require(count() == anchors.length, "its offsets");
    List<Pixel> pixels = new ArrayList<>(anchors.length);
    for (int anchor : anchors) {
      pixels.add(new Pixel(anchor, real(), real()));
    }
    for (Tree tree : trees) {
      for (Split split : tree.splits()) {
        require(Math.max(split.first(), split.second()) < anchors.length, "a split");
      }
    }
    return new Stage(List.copyOf(pixels), trees);
  }

  private float[] matrix() throws ModelException {
    long numbers = Math.abs(integer()) * Math.abs(integer());
    require(numbers == COORDINATES, "a matrix of " + numbers);
    float[] values = new float[COORDINATES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) real();
    }
    return values;
  }

  private int count() throws ModelException {
    long value = integer();
    require(value >= 0 && value <= MOST, "a count of " + value);
    return (int) value;
  }

  private double real() throws ModelException {
    double mantissa = (double) integer();
    return mantissa * Math.pow(2, (double) integer());
  }

  private long integer() throws ModelException {
    int head = Byte.toUnsignedInt(in.get());
    int length = head & ~SIGN;
    require(length <= Long.BYTES, "a number of " + length + " bytes");
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= Byte.toUnsignedLong(in.get()) << (8 * i);
    }
    return (head & SIGN) != 0 ? -value : value;
  }

  private static void require(boolean holds, String what) throws ModelException {
    if (!holds) {
      throw new ModelException(
          "The landmark model is not dlib's five-point predictor (" + what + ").");
    }
  }
}
