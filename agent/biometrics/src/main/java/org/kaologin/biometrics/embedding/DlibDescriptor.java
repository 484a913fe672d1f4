package org.kaologin.biometrics.embedding;

import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Warp;

/**
 * The appearance embedding: dlib's 128 numbers, averaged over the face and its mirror image (which
 * halves the errors at the same threshold). Persons are compared by Euclidean distance.
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

  /** The embedding of a face in a picture. */
  public float[] embed(Picture picture, Landmarks landmarks) throws OrtException {
    return embed(Warp.cut(picture, landmarks.toChip(CHIP, PADDING), CHIP));
  }

  /** The embedding of an aligned face. */
  public float[] embed(Picture chip) throws OrtException {
    int plane = CHIP * CHIP;
    float[] input = new float[2 * 3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      float[] source = chip.plane(channel);
      System.arraycopy(source, 0, input, channel * plane, plane);
      int mirrored = (3 + channel) * plane;
      for (int y = 0; y < CHIP; y++) {
        for (int x = 0; x < CHIP; x++) {
          input[mirrored + y * CHIP + x] = source[y * CHIP + CHIP - 1 - x];
        }
      }
    }
    float[] both = network.run(input, new long[] {2, 3, CHIP, CHIP}).get("embedding");
    float[] mean = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      mean[i] = (both[i] + both[NUMBERS + i]) / 2;
    }
    return mean;
  }
}
