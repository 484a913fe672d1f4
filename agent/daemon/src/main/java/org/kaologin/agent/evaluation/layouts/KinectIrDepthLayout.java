package org.kaologin.agent.evaluation.layouts;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * The layout {@code kinect2-ir-depth}: a folder a person, in it {@code
 * K_long_exposure_infrared.png} (16 bit, the sensor's counts) and {@code K_depth.png} (16 bit,
 * millimetres, 0 for none), head crops of one size, for K from 0 up.
 *
 * <p>Where a crop lay in the sensor's picture is unknown. It is put into the middle of an empty
 * one, seen by a camera of the Kinect v2's usual focal length.
 */
public final class KinectIrDepthLayout {
  /** The layout's name on the command line. */
  public static final String NAME = "kinect2-ir-depth";

  private static final String INFRARED = "_long_exposure_infrared.png";
  private static final String DEPTH = "_depth.png";
  static final int WIDTH = 512;
  static final int HEIGHT = 424;

  /** Focal length in pixels of the devices whose calibration is public: 364 to 367. */
  private static final double FOCAL_LENGTH = 365.5;

  static final Calibration CALIBRATION =
      new Calibration(
          new CameraIntrinsics(
              FOCAL_LENGTH, FOCAL_LENGTH, WIDTH / 2.0, HEIGHT / 2.0, 0, 0, 0, 0, 0),
          Optional.empty());

  private static final long FRAME_NANOS = 33_333_333;

  private KinectIrDepthLayout() {}

  /**
   * All persons of a folder, by name.
   *
   * @throws IOException when the folder does not have this layout
   */
  public static DataSet read(Path folder) throws IOException {
    List<RecordedPerson> persons = new ArrayList<>();
    for (Path person : Folders.list(folder)) {
      List<RecordedPerson.FrameFile> frames = new ArrayList<>();
      for (int k = 0; Files.exists(person.resolve(k + INFRARED)); k++) {
        int index = k;
        frames.add(() -> frame(person, index));
      }
      if (!frames.isEmpty()) {
        persons.add(new RecordedPerson(Folders.name(person), frames));
      }
    }
    if (persons.isEmpty()) {
      throw new IOException(
          folder + " has no folder with 0" + INFRARED + "; it does not have the layout " + NAME);
    }
    return new DataSet(
        NAME,
        persons,
        List.of(
            "Every seventh frame enrols, from frame 0 on; the others try.",
            "Where the crops lay in the sensor's picture is unknown: ranges are true, directions"
                + " approximate."));
  }

  private static Frame frame(Path person, int k) throws IOException {
    return new Frame(
        k,
        k * FRAME_NANOS,
        new InfraredImage(WIDTH, HEIGHT, centred(person.resolve(k + INFRARED))),
        new DepthImage(WIDTH, HEIGHT, centred(person.resolve(k + DEPTH))),
        Optional.empty(),
        CALIBRATION);
  }

  private static float[] centred(Path file) throws IOException {
    BufferedImage image = PictureFile.read(file);
    if (image.getRaster().getDataBuffer().getDataType() != DataBuffer.TYPE_USHORT
        || image.getRaster().getNumBands() != 1
        || image.getWidth() > WIDTH
        || image.getHeight() > HEIGHT) {
      throw new IOException(file + " is not a grey 16 bit PNG of at most 512x424 pixels");
    }
    short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    float[] whole = new float[WIDTH * HEIGHT];
    int left = (WIDTH - image.getWidth()) / 2;
    int top = (HEIGHT - image.getHeight()) / 2;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        whole[(top + y) * WIDTH + left + x] = Short.toUnsignedInt(values[y * image.getWidth() + x]);
      }
    }
    return whole;
  }
}
