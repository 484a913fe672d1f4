package org.kaologin.biometrics.attention;

import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.head.FrontalView;
import org.kaologin.biometrics.image.Picture;

/**
 * MediaPipe's mesh of a face, read for the eyelids. It gets the frontal view of the head, so that
 * nodding does not close an eye.
 *
 * <p>Thread-safe.
 */
public final class FaceMesh {
  /** Side of the network's picture, in pixels. */
  private static final int SIDE = 192;

  /** Room around dlib's mean face that makes the crop the network was trained on. */
  private static final double PADDING = 0.4;

  /**
   * Six points of an eye, in the order of Soukupová and Čech (Real-Time Eye Blink Detection using
   * Facial Landmarks, 2016): outer corner, two of the upper lid, inner corner, two of the lower
   * lid.
   */
  private static final int[] LEFT_EYE = {33, 160, 158, 133, 153, 144};

  private static final int[] RIGHT_EYE = {263, 387, 385, 362, 380, 373};

  private final Network network;

  public FaceMesh(Network network) {
    this.network = network;
  }

  /**
   * How far the wider of the two eyes is open: the eye aspect ratio, height over width. One eye is
   * enough: a wink, a patch and a lens that mirrors the lamp do not close the other.
   *
   * @param picture the infrared picture, toned
   */
  public double openness(Picture picture, FrontalView view) throws OrtException {
    float[] points = run(view.cut(picture, SIDE, PADDING));
    return Math.max(aspect(points, LEFT_EYE), aspect(points, RIGHT_EYE));
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

  private static double aspect(float[] points, int[] eye) {
    double width = distance(points, eye[0], eye[3]);
    double height = distance(points, eye[1], eye[5]) + distance(points, eye[2], eye[4]);
    return width > 0 ? height / (2 * width) : 0;
  }

  private static double distance(float[] points, int one, int other) {
    return Math.hypot(
        points[3 * one] - points[3 * other], points[3 * one + 1] - points[3 * other + 1]);
  }
}
