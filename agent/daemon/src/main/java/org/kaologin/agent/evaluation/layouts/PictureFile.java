package org.kaologin.agent.evaluation.layouts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures as data sets have them. */
final class PictureFile {

  private PictureFile() {}

  /**
   * Reads a picture.
   *
   * @throws IOException when it is missing or damaged; the message names it
   */
  static BufferedImage read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is missing");
    }
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image != null) {
        return image;
      }
    } catch (IOException | RuntimeException e) {
      // The decoders throw both at damaged files.
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    throw new IOException(file + " is not a picture");
  }
}
