package org.kaologin.admin.agent;

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
 * @param image as the camera sees it, which is a mirror's view
 */
public record Picture(int kind, BufferedImage image) {

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
