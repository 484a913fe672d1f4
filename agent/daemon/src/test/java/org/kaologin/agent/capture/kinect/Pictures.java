package org.kaologin.agent.capture.kinect;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Colour pictures made by a formula, as JPEG. */
final class Pictures {

  private Pictures() {}

  /** What the camera could have sent. */
  static byte[] jpeg() throws IOException {
    return jpeg(1920, 1080, BufferedImage.TYPE_INT_RGB, false);
  }

  static byte[] jpeg(int width, int height, int type, boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, red(x) << 16 | green(y) << 8 | blue(x, y));
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  static int red(int x) {
    return x / 8;
  }

  static int green(int y) {
    return y / 5;
  }

  static int blue(int x, int y) {
    return (x + y) / 12;
  }
}
