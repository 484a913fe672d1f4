package org.kaologin.biometrics.attention;

import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.head.FrontalView;
import org.kaologin.biometrics.image.Picture;

/**
 * The network that finds MediaPipe's mesh of a face. It gets the frontal view of the head, so that
 * nodding does not close an eye.
 *
 * <p>Thread-safe.
 */
public final class FaceMesh {
  /** Side of the network's picture, in pixels. */
  private static final int SIDE = 192;

  /** Room around dlib's mean face that makes the crop the network was trained on. */
  private static final double PADDING = 0.4;

  private final Network network;

  public FaceMesh(Network network) {
    this.network = network;
  }

  /**
   * Finds the mesh of a face.
   *
   * @param picture the infrared picture, toned
   */
  public Mesh find(Picture picture, FrontalView view) throws OrtException {
    return new Mesh(run(view.cut(picture, SIDE, PADDING)), view, SIDE, PADDING);
  }

  /** Runs the network once on nothing. */
  public void warmUp() throws OrtException {
    run(Picture.grey(SIDE, SIDE, new float[SIDE * SIDE]));
  }

  private float[] run(Picture square) throws OrtException {
    int plane = SIDE * SIDE;
    float[] input = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      float[] source = square.plane(channel);
      for (int i = 0; i < plane; i++) {
        input[channel * plane + i] = source[i] / 255;
      }
    }
    return network.run(input, new long[] {1, 3, SIDE, SIDE}).get("output_mesh");
  }
}
