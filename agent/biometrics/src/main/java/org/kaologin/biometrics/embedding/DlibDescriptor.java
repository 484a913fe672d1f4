package org.kaologin.biometrics.embedding;

import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Warp;

/**
 * The appearance embedding: dlib's 128 numbers of a picture of the face, or their mean over one and
 * a mirror image (which halves the errors at the same threshold). Persons are compared by Euclidean
 * distance.
 *
 * <p>Thread-safe.
 */
public final class DlibDescriptor {
  /** How many numbers an embedding has. */
  public static final int NUMBERS = 128;

  /** Side of an aligned face, in pixels. */
  public static final int CHIP = 150;

  /** Room around dlib's mean face, in its sides. */
  public static final double PADDING = 0.25;

  private final Network network;

  public DlibDescriptor(Network network) {
    this.network = network;
  }

  /**
   * The embedding of an aligned picture of a face.
   *
   * @param chip of {@link #CHIP} pixels each way
   */
  public float[] embed(Picture chip) throws OrtException {
    int plane = CHIP * CHIP;
    float[] input = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(chip.plane(channel), 0, input, channel * plane, plane);
    }
    return network.run(input, new long[] {1, 3, CHIP, CHIP}).get("embedding");
  }

  /** The mean of two embeddings: a picture and a mirror image together tell more than either. */
  public static float[] mean(float[] one, float[] other) {
    float[] mean = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      mean[i] = (one[i] + other[i]) / 2;
    }
    return mean;
  }

  /** A face of a picture, aligned by its landmarks. */
  public static Picture chip(Picture picture, Landmarks landmarks) {
    return Warp.cut(picture, landmarks.toChip(CHIP, PADDING), CHIP);
  }
}
