package org.kaologin.admin.agent;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.kaologin.protocol.Reply;

/**
 * What the camera sees.
 *
 * @param kind one of {@link Reply.Preview}'s
 * @param image as the camera sees it, which is a mirror's view; in the layout of a screen, which is
 *     drawn several times as fast as that of a JPEG
 */
public record Picture(int kind, BufferedImage image) {
  public Picture {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      BufferedImage same =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = same.createGraphics();
      g.drawImage(image, 0, 0, null);
      g.dispose();
      image = same;
    }
  }

  /** A picture that the agent sent; nothing when it is none. */
  static Optional<Picture> of(Reply.Preview preview) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(preview.jpeg())))
          .filter(i -> i.getWidth() == preview.width() && i.getHeight() == preview.height())
          .map(image -> new Picture(preview.kind(), image));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
