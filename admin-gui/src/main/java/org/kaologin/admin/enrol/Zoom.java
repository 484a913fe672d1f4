package org.kaologin.admin.enrol;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.kaologin.protocol.Reply.EnrolProgress;

/** Follows the face in the picture, calmly: a camera for a room shows it small. */
final class Zoom {
  /** The circle is so many faces wide. */
  private static final double FACES = 2.0;

  /** Share of the way to the face with each picture. */
  private static final double PACE = 0.25;

  private double left;
  private double top;
  private double width;
  private double faceX;
  private double faceY;
  private double faceWidth;

  void reset() {
    width = 0;
    faceWidth = 0;
  }

  /** Where the face is now. */
  void follow(EnrolProgress progress) {
    if (progress.width() > 0) {
      faceX = progress.left() + progress.width() / 2.0;
      faceY = progress.top() + progress.height() / 2.0;
      faceWidth = Math.max(progress.width(), progress.height());
    }
  }

  /** Moves on, in a picture of this size. */
  void advance(int pictureWidth, int pictureHeight) {
    double most = Math.min(pictureWidth, pictureHeight);
    double wanted = faceWidth > 0 ? Math.min(most, FACES * faceWidth) : most;
    double wantedX = faceWidth > 0 ? faceX : pictureWidth / 2.0;
    double wantedY = faceWidth > 0 ? faceY : pictureHeight / 2.0;
    double pace = width > 0 ? PACE : 1;
    double x = left + width / 2 + pace * (wantedX - left - width / 2);
    double y = top + width / 2 + pace * (wantedY - top - width / 2);
    width += pace * (wanted - width);
    left = Math.max(0, Math.min(pictureWidth - width, x - width / 2));
    top = Math.max(0, Math.min(pictureHeight - width, y - width / 2));
  }

  /** Paints what lies around the face into a circle about the origin. */
  void paint(Graphics2D g, BufferedImage image, double radius) {
    double scale = 2 * radius / width;
    AffineTransform place = new AffineTransform();
    place.translate(-radius, -radius);
    place.scale(scale, scale);
    place.translate(-left, -top);
    g.drawImage(image, place, null);
  }
}
