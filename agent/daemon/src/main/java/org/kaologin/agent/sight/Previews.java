package org.kaologin.agent.sight;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.frame.RegisteredColour;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.ToneCurve;
import org.kaologin.protocol.Reply;

/**
 * A frame as pictures for people. A face is at the same place in all of them.
 *
 * @param infrared what the networks see
 * @param depth what they see, too
 * @param colour what people see
 * @param millimetres how far away the face is
 */
public record Previews(
    InfraredImage infrared,
    DepthImage depth,
    Optional<RegisteredColour> colour,
    double millimetres) {
  /** How far away people sit, where no face says it. */
  private static final double USUAL_MILLIMETRES = 800;

  /** Painted white, and so is what is nearer. */
  private static final double NEAREST_MILLIMETRES = 500;

  /** Painted black, and so is what is farther, or unknown. */
  private static final double FARTHEST_MILLIMETRES = 1500;

  /** Those of a frame, and of a face in it. */
  static Previews of(Frame frame, Optional<FaceBox> face) {
    return new Previews(
        frame.infrared(),
        frame.depth(),
        RegisteredColour.of(frame),
        face.map(box -> range(frame.depth(), box)).orElse(USUAL_MILLIMETRES));
  }

  /** The median of what is known of a face. */
  private static double range(DepthImage depth, FaceBox face) {
    int left = PictureBox.clamp(face.left(), depth.width());
    int right = PictureBox.clamp(face.right(), depth.width());
    int top = PictureBox.clamp(face.top(), depth.height());
    int bottom = PictureBox.clamp(face.bottom(), depth.height());
    float[] known = new float[(right - left) * (bottom - top)];
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (depth.at(x, y) > 0) {
          known[count++] = depth.at(x, y);
        }
      }
    }
    Arrays.sort(known, 0, count);
    return count == 0 ? USUAL_MILLIMETRES : known[count / 2];
  }

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

  /** What the infrared camera would see of colour, were all as far away as the face. */
  private BufferedImage image(RegisteredColour seen) {
    int width = infrared.width();
    BufferedImage image = new BufferedImage(width, infrared.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[width * infrared.height()];
    float[] rgb = new float[3];
    for (int i = 0; i < pixels.length; i++) {
      seen.at(i % width, i / width, millimetres, rgb);
      pixels[i] = Math.round(rgb[0]) << 16 | Math.round(rgb[1]) << 8 | Math.round(rgb[2]);
    }
    image.setRGB(0, 0, width, infrared.height(), pixels, 0, width);
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
