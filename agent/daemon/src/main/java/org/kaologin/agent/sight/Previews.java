package org.kaologin.agent.sight;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.ToneCurve;
import org.kaologin.protocol.Reply;

/**
 * A frame as pictures for people.
 *
 * @param infrared what the networks see
 * @param colour what people see
 */
public record Previews(InfraredImage infrared, Optional<ColourImage> colour) {

  /** The messages that show it: infrared, and colour where there is some. */
  public List<Reply.Preview> messages() {
    Stream<Reply.Preview> inColour =
        colour.stream().map(c -> message(Reply.Preview.COLOUR, image(c)));
    return Stream.concat(Stream.of(message(Reply.Preview.INFRARED, image(infrared))), inColour)
        .toList();
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
