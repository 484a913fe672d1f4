package org.kaologin.models.build;

import java.util.ArrayList;
import java.util.List;
import org.kaologin.models.ModelException;

/**
 * The layers of dlib's face descriptor, dlib_face_recognition_resnet_model_v1.dat, in the order of
 * computation.
 *
 * @param convolutions 29 convolutions, each with the affine layer that follows it
 * @param head the last layer's weights, {@link #FEATURES} rows of {@link #EMBEDDING}
 * @param channelMeans what the input layer takes off red, green and blue
 */
record DlibResnet(List<Convolution> convolutions, float[] head, double[] channelMeans) {
  static final int FEATURES = 256;
  static final int EMBEDDING = 128;
  private static final int CONVOLUTIONS = 29;

  /**
   * One convolution.
   *
   * @param weights filter by filter, then a bias each
   * @param affine a factor, then an offset for each filter
   */
  record Convolution(
      float[] weights,
      float[] affine,
      int filters,
      int rows,
      int columns,
      int strideY,
      int strideX,
      int padY,
      int padX) {}

  /** Reads the layers. The file has them input first, each behind its name. */
  static DlibResnet read(byte[] file) throws ModelException {
    List<Convolution> convolutions = new ArrayList<>();
    DlibReader convolution = new DlibReader(file);
    DlibReader affine = new DlibReader(file);
    while (convolution.skipPast("con_4")) {
      if (!affine.skipPast("affine_")) {
        throw new ModelException("The dlib descriptor has a convolution without an affine layer.");
      }
      convolutions.add(convolution(convolution, affine.tensor()));
    }
    if (convolutions.size() != CONVOLUTIONS) {
      throw new ModelException("The dlib descriptor has " + convolutions.size() + " convolutions.");
    }
    return new DlibResnet(List.copyOf(convolutions), head(file), means(file));
  }

  private static Convolution convolution(DlibReader in, float[] affine) throws ModelException {
    float[] weights = in.tensor();
    int[] numbers = new int[7];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.toIntExact(in.integer());
    }
    return new Convolution(
        weights,
        affine,
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6]);
  }

  private static float[] head(byte[] file) throws ModelException {
    DlibReader in = new DlibReader(file);
    if (!in.skipPast("fc_2") || in.integer() != EMBEDDING || in.integer() != FEATURES) {
      throw new ModelException("The dlib descriptor's last layer is not 256 to 128.");
    }
    return in.tensor();
  }

  private static double[] means(byte[] file) throws ModelException {
    DlibReader in = new DlibReader(file);
    if (!in.skipPast("input_rgb_image_sized")) {
      throw new ModelException("The dlib descriptor has no input layer.");
    }
    return new double[] {in.real(), in.real(), in.real()};
  }
}
