package org.kaologin.biometrics.head;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Point;

/**
 * A synthetic look at a head, and what the training made of it: {@code kao_training.networks.export
 * --look}.
 *
 * @param frame what the sensor saw; its colour camera stands where the depth camera does
 * @param landmarks of the face
 * @param outstanding mm a cell, NaN where not seen
 * @param light infrared a cell
 * @param shape the shape network's channels
 * @param dark the Siamese network's channels in the dark
 * @param inColour the same in the light
 */
@SuppressWarnings("ArrayRecordComponent")
public record Look(
    Frame frame,
    Landmarks landmarks,
    float[] outstanding,
    float[] light,
    float[] shape,
    float[] dark,
    float[] inColour) {

  /** Reads it. */
  public static Look read() throws IOException {
    try (InputStream in = Look.class.getResourceAsStream("look.bin")) {
      ByteBuffer file = ByteBuffer.wrap(in.readAllBytes());
      int width = file.getInt();
      int height = file.getInt();
      float focal = file.getFloat();
      CameraIntrinsics camera =
          new CameraIntrinsics(focal, focal, file.getFloat(), file.getFloat(), 0, 0, 0, 0, 0);
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < Landmarks.COUNT; i++) {
        points.add(new Point(file.getFloat(), file.getFloat()));
      }
      DepthImage depth = new DepthImage(width, height, pixels(width * height, file));
      InfraredImage infrared = new InfraredImage(width, height, pixels(width * height, file));
      byte[] rgb = new byte[3 * width * height];
      file.get(rgb);
      Frame frame =
          new Frame(
              1,
              0,
              infrared,
              depth,
              Optional.of(new ColourImage(width, height, 1, rgb)),
              new Calibration(camera, Optional.of(besides(camera))));
      int cells = HeadGrid.CELLS;
      return new Look(
          frame,
          new Landmarks(points),
          floats(cells, file),
          floats(cells, file),
          floats(2 * cells, file),
          floats(4 * cells, file),
          floats(4 * cells, file));
    }
  }

  /** A colour camera that sees each depth pixel at the same place of its own picture. */
  private static ColourCalibration besides(CameraIntrinsics depth) {
    double unit = 0.002199 / 0.01;
    return new ColourCalibration(
        1000,
        depth.cx(),
        depth.cy(),
        1000,
        0,
        List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, unit, 0.0, 0.0),
        List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, unit, 0.0));
  }

  private static float[] pixels(int count, ByteBuffer file) {
    float[] pixels = new float[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = Short.toUnsignedInt(file.getShort());
    }
    return pixels;
  }

  private static float[] floats(int count, ByteBuffer file) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = file.getFloat();
    }
    return floats;
  }
}
