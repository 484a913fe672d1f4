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
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Point;

/**
 * A synthetic look at a head, and what the training made of it: {@code kao_training.networks.export
 * --look}.
 *
 * @param frame what the sensor saw
 * @param landmarks of the face
 * @param outstanding mm a cell, NaN where not seen
 * @param light infrared a cell
 * @param shape the shape network's channels
 * @param dark the Siamese network's channels
 */
@SuppressWarnings("ArrayRecordComponent")
public record Look(
    Frame frame,
    Landmarks landmarks,
    float[] outstanding,
    float[] light,
    float[] shape,
    float[] dark) {

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
      Frame frame =
          new Frame(
              1, 0, infrared, depth, Optional.empty(), new Calibration(camera, Optional.empty()));
      int cells = HeadGrid.CELLS;
      return new Look(
          frame,
          new Landmarks(points),
          floats(cells, file),
          floats(cells, file),
          floats(2 * cells, file),
          floats(4 * cells, file));
    }
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
