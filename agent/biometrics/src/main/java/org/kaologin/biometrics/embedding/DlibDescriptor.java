package org.kaologin.biometrics.embedding;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Warp;

/**
 * The appearance embedding: dlib's 128 numbers, averaged over pictures of the face and their mirror
 * images (which halves the errors at the same threshold). Persons are compared by Euclidean
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
   * The embedding of a face: the mean over some aligned pictures of it. A picture and a mirror
   * image together tell more than either.
   *
   * @param chips of {@link #CHIP} pixels each, at least one
   */
  public float[] embed(List<Picture> chips) throws OrtException {
    int plane = CHIP * CHIP;
    int images = chips.size();
    float[] input = new float[images * 3 * plane];
    int at = 0;
    for (Picture chip : chips) {
      for (int channel = 0; channel < 3; channel++) {
        System.arraycopy(chip.plane(channel), 0, input, at, plane);
        at += plane;
      }
    }
    float[] all = network.run(input, new long[] {images, 3, CHIP, CHIP}).get("embedding");
    float[] mean = new float[NUMBERS];
    for (int i = 0; i < all.length; i++) {
      mean[i % NUMBERS] += all[i] / images;
    }
    return mean;
  }

  /** A face of a picture, aligned by its landmarks. */
  public static Picture chip(Picture picture, Landmarks landmarks) {
    return Warp.cut(picture, landmarks.toChip(CHIP, PADDING), CHIP);
  }
}
