package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.face.FaceDetector;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.liveness.InColour;

/** Whether a frame's colour agrees with its infrared and depth. */
final class ColourCheck {
  private final FaceDetector detector;
  private final CameraIntrinsics depth;
  private final ColourCalibration calibration;
  private final ColourImage image;

  private ColourCheck(
      FaceDetector detector,
      CameraIntrinsics depth,
      ColourCalibration calibration,
      ColourImage image) {
    this.detector = detector;
    this.depth = depth;
    this.calibration = calibration;
    this.image = image;
  }

  /** A frame's; empty where it has no colour, or nobody knows where the colour camera is. */
  static Optional<ColourCheck> of(FaceDetector detector, Frame frame) {
    CameraIntrinsics depth = frame.calibration().depth();
    return frame
        .calibration()
        .colour()
        .flatMap(seat -> frame.colour().map(im -> new ColourCheck(detector, depth, seat, im)));
  }

  /** Whether colour shows a face so near that infrared and depth should show it, too. */
  boolean showsSomebodyNear() throws OrtException {
    List<FaceBox> faces = detector.detect(Picture.of(image));
    if (faces.isEmpty()) {
      return false;
    }
    double pixels = faces.get(0).side() * image.scaleDenominator();
    double range = Parameters.FACE_WIDTH_MILLIMETRES * calibration.f() / pixels;
    double column = faces.get(0).centre().x() / image.width();
    boolean seenByDepthToo = column > 0.1 && column < 0.9;
    return range <= Parameters.FARTHEST_MILLIMETRES && seenByDepthToo;
  }

  /**
   * Whether colour shows a face where infrared shows one.
   *
   * @param face in infrared pixels
   * @param millimetres its range, positive
   */
  InColour at(FaceBox face, double millimetres) throws OrtException {
    FaceBox expected = expected(face, millimetres);
    boolean inside =
        expected.left() >= 0
            && expected.top() >= 0
            && expected.right() < image.width()
            && expected.bottom() < image.height();
    if (!inside || brightness(expected) < Parameters.COLOUR_BRIGHTNESS) {
      return InColour.UNKNOWN;
    }
    double slack = expected.side() * Parameters.COLOUR_SLACK;
    return detector.detect(Picture.of(image)).stream()
            .anyMatch(found -> found.centre().distance(expected.centre()) < slack)
        ? InColour.FACE
        : InColour.NO_FACE;
  }

  /** Where the colour picture should show a face. */
  private FaceBox expected(FaceBox face, double millimetres) {
    Point middle = face.centre();
    int scale = image.scaleDenominator();
    double x = calibration.column(depth, middle.x(), middle.y(), millimetres) / scale;
    double y = calibration.row(depth, middle.x(), middle.y()) / scale;
    double half = face.side() * calibration.f() / depth.fx() / scale / 2;
    return new FaceBox(x - half, y - half, x + half, y + half, face.score());
  }

  /** Mean of all channels over a box inside the picture, 0 to 255. */
  private double brightness(FaceBox box) {
    long sum = 0;
    int values = 0;
    for (int y = (int) box.top(); y <= (int) box.bottom(); y++) {
      for (int x = (int) box.left(); x <= (int) box.right(); x++) {
        for (int channel = 0; channel < 3; channel++) {
          sum += Byte.toUnsignedInt(image.rgb()[3 * (y * image.width() + x) + channel]);
          values++;
        }
      }
    }
    return (double) sum / values;
  }
}
