package org.kaologin.biometrics.face;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.face.ShapePredictor.Pixel;
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

  ShapePredictorReader(ByteBuffer file) {
    in = file.duplicate();
  }

  ShapePredictor read() throws ModelException {
    try {
      require(integer() == VERSION, "its version");
      float[] start = new float[COORDINATES];
      matrix(start, 0);
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
      forest.add(tree());
    }
    return List.copyOf(forest);
  }

  private Tree tree() throws ModelException {
    int splits = count();
    int[] pixels = new int[2 * splits];
    float[] thresholds = new float[splits];
    for (int i = 0; i < splits; i++) {
      pixels[2 * i] = count();
      pixels[2 * i + 1] = count();
      thresholds[i] = (float) real();
    }
    require(count() == splits + 1, "a tree");
    float[] leaves = new float[(splits + 1) * COORDINATES];
    for (int i = 0; i <= splits; i++) {
      matrix(leaves, i * COORDINATES);
    }
    return new Tree(pixels, thresholds, leaves);
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
      for (int pixel : tree.pixels()) {
        require(pixel < anchors.length, "a split");
      }
    }
    return new Stage(List.copyOf(pixels), trees);
  }

  private void matrix(float[] values, int from) throws ModelException {
    long numbers = Math.abs(integer()) * Math.abs(integer());
    require(numbers == COORDINATES, "a matrix");
    for (int i = 0; i < COORDINATES; i++) {
      values[from + i] = (float) real();
    }
  }

  private int count() throws ModelException {
    long value = integer();
    require(value >= 0 && value <= MOST, "a count");
    return (int) value;
  }

  private double real() throws ModelException {
    long mantissa = integer();
    long exponent = integer();
    require(Math.abs(exponent) <= MOST, "an exponent");
    return Math.scalb((double) mantissa, (int) exponent);
  }

  private long integer() throws ModelException {
    int head = Byte.toUnsignedInt(in.get());
    int length = head & ~SIGN;
    require(length <= Long.BYTES, "a number");
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= Byte.toUnsignedLong(in.get()) << (8 * i);
    }
    return (head & SIGN) != 0 ? -value : value;
  }

  /** Called three million times: {@code what} is a constant, not put together for each. */
  private static void require(boolean holds, String what) throws ModelException {
    if (!holds) {
      throw new ModelException(
          "The landmark model is not dlib's five-point predictor (" + what + ").");
    }
  }
}
