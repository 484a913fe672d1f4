package org.kaologin.agent.sight;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.ToneCurve;
import org.kaologin.protocol.Reply;

/**
 * A frame as pictures for people.
 *
 * @param infrared what the networks see
 * @param depth what they see, too
 * @param colour what people see
 */
public record Previews(InfraredImage infrared, DepthImage depth, Optional<ColourImage> colour) {
  /** Painted white, and so is what is nearer. */
  private static final double NEAREST_MILLIMETRES = 500;

  /** Painted black, and so is what is farther, or unknown. */
  private static final double FARTHEST_MILLIMETRES = 1500;

  /** The messages that show it: infrared, depth, and colour where there is some. */
  public List<Reply.Preview> messages() {
    Stream<Reply.Preview> always =
        Stream.of(
            message(Reply.Preview.INFRARED, image(infrared)),
            message(Reply.Preview.DEPTH, image(depth)));
    return Stream.concat(always, colour.stream().map(c -> message(Reply.Preview.COLOUR, image(c))))
        .toList();
  }

  private static BufferedImage image(DepthImage depth) {
    int[] levels = new int[depth.width() * depth.height()];
    for (int i = 0; i < levels.length; i++) {
      double millimetres = depth.millimetres()[i];
      double nearness =
          (FARTHEST_MILLIMETRES - millimetres) / (FARTHEST_MILLIMETRES - NEAREST_MILLIMETRES);
      levels[i] = millimetres > 0 ? (int) (255 * Math.max(0, Math.min(1, nearness))) : 0;
    }
    BufferedImage image =
        new BufferedImage(depth.width(), depth.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, depth.width(), depth.height(), levels);
    return image;
  }

  private static BufferedImage image(InfraredImage infrared) {
    int width = infrared.width();
    Picture picture = ToneCurve.of(infrared, 0, 0, width, infrared.height()).apply(infrared);
    BufferedImage image = new BufferedImage(width, infrared.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, infrared.height(), picture.red());
    return image;
  }

  private static BufferedImage image(ColourImage colour) {
    int width = colour.width();
    BufferedImage image = new BufferedImage(width, colour.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = colour.rgb();
    int[] pixels = new int[width * colour.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          Byte.toUnsignedInt(rgb[3 * i]) << 16
              | Byte.toUnsignedInt(rgb[3 * i + 1]) << 8
              | Byte.toUnsignedInt(rgb[3 * i + 2]);
    }
    image.setRGB(0, 0, width, colour.height(), pixels, 0, width);
    return image;
  }

  private static Reply.Preview message(int kind, BufferedImage image) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "jpeg", jpeg)) {
        throw new IllegalStateException("this Java cannot write JPEG");
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return new Reply.Preview(kind, image.getWidth(), image.getHeight(), jpeg.toByteArray());
  }
}
