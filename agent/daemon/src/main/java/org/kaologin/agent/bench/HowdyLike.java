package org.kaologin.agent.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.ToneCurve;

/**
 * What Howdy does for one call, on the same frame: a fresh process that loads dlib and compares
 * once.
 */
final class HowdyLike {
  private final Path program;
  private final Path landmarks;
  private final Path descriptor;

  private HowdyLike(Path program, Path landmarks, Path descriptor) {
    this.program = program;
    this.landmarks = landmarks;
    this.descriptor = descriptor;
  }

  /** Empty when the program was not built; {@code installer/bench/run} does. */
  static Optional<HowdyLike> find(Path home, Path models) {
    HowdyLike howdy =
        new HowdyLike(
            home.resolve("bench/howdy_like"),
            models.resolve("shape_predictor_5_face_landmarks.dat"),
            home.resolve("bench/resnet.dat"));
    return Files.isExecutable(howdy.program) && Files.exists(howdy.descriptor)
        ? Optional.of(howdy)
        : Optional.empty();
  }

  double[] calls(Path recording, Path folder, int count)
      throws IOException, InterruptedException, CaptureException {
    Path picture = picture(recording, folder.resolve("frame.bmp"));
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      int status =
          new ProcessBuilder(
                  program.toString(),
                  landmarks.toString(),
                  descriptor.toString(),
                  picture.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor();
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (status != 0) {
        throw new IOException("howdy_like found no face or failed: " + status);
      }
    }
    return millis;
  }

  private static Path picture(Path recording, Path file) throws IOException, CaptureException {
    try (RecordingReader reader = RecordingReader.open(recording)) {
      CapturedFrame frame = reader.next().orElseThrow();
      InfraredImage infrared = frame.infrared();
      Picture grey = ToneCurve.ofNear(infrared, frame.depth()).apply(infrared);
      BufferedImage image =
          new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < grey.height(); y++) {
        for (int x = 0; x < grey.width(); x++) {
          int value = grey.brightness(x, y);
          image.setRGB(x, y, value * 0x010101);
        }
      }
      ImageIO.write(image, "bmp", file.toFile());
      return file;
    }
  }
}
