package org.kaologin.admin.trial;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.kaologin.admin.look.Canvas;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.TryFrame;

/** What the camera sees, the face that was found in it, and the points of its mesh. */
final class SightView extends Canvas {
  private static final long serialVersionUID = 1;
  private static final int ARC = 16;
  private static final double DOT = 1.1;
  private static final int MESH_ALPHA = 150;

  private transient Optional<BufferedImage> picture = Optional.empty();
  private transient Optional<TryFrame> seen = Optional.empty();

  SightView(Texts texts) {
    getAccessibleContext().setAccessibleName(texts.get("trial.sight"));
    setName("trial.sight");
    setPreferredSize(UIScale.scale(new Dimension(320, 265)));
  }

  void clear() {
    picture = Optional.empty();
    seen = Optional.empty();
    repaint();
  }

  void show(BufferedImage newest) {
    picture = Optional.of(newest);
    repaint();
  }

  void show(TryFrame newest) {
    seen = Optional.of(newest);
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    double arc = UIScale.scale((float) ARC);
    g.setColor(Look.colour("Kao.sidebar"));
    g.fill(new RoundRectangle2D.Double(0, 0, getWidth(), getHeight(), arc, arc));
    picture.ifPresent(image -> paint(g, image, arc));
    g.dispose();
  }

  private void paint(Graphics2D g, BufferedImage image, double arc) {
    double scale =
        Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
    double width = scale * image.getWidth();
    double height = scale * image.getHeight();
    double left = (getWidth() - width) / 2;
    double top = (getHeight() - height) / 2;
    g.clip(new RoundRectangle2D.Double(left, top, width, height, arc, arc));
    AffineTransform place = AffineTransform.getTranslateInstance(left, top);
    place.scale(scale, scale);
    g.drawImage(image, place, null);
    g.transform(place);
    seen.ifPresent(frame -> paint(g, frame));
  }

  private static void paint(Graphics2D g, TryFrame frame) {
    if (frame.width() == 0) {
      return;
    }
    Color accent = Look.colour(Look.ACCENT);
    g.setColor(accent);
    g.setStroke(new BasicStroke(2));
    g.draw(
        new RoundRectangle2D.Double(
            frame.left(), frame.top(), frame.width(), frame.height(), ARC, ARC));
    g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), MESH_ALPHA));
    Path2D dots = new Path2D.Double();
    for (TryFrame.Point point : frame.landmarks()) {
      dots.append(
          new Rectangle2D.Double(point.x() - DOT / 2, point.y() - DOT / 2, DOT, DOT), false);
    }
    g.fill(dots);
  }
}
