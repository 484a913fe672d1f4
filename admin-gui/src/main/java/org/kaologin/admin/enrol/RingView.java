package org.kaologin.admin.enrol;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.look.Canvas;
import org.kaologin.admin.look.Look;
import org.kaologin.protocol.Reply.EnrolProgress;

/**
 * The camera's picture in a circle, and around it ticks: a quarter of them for each side that the
 * head turns to. They take colour in the first round, and grow long in the second. The picture is a
 * mirror's, so what is on the left is the person's left.
 */
final class RingView extends Canvas {
  private static final long serialVersionUID = 1;
  private static final int SIZE = 380;
  private static final int TICKS = 72;
  private static final double RING = 0.49;
  private static final double TICK = 0.035;
  private static final double LONG_TICK = 0.055;
  private static final double PICTURE = 0.405;

  /** Degrees of turn that light a tick up whole: a little more than the agent asks for. */
  private static final double FULL_TURN = 9;

  /** A tick has its whole colour or length only when its view is taken. */
  private static final double MOST_BEFORE_TAKEN = 0.8;

  private transient Optional<BufferedImage> picture = Optional.empty();
  private final transient Zoom zoom = new Zoom();
  private transient Optional<EnrolProgress> progress = Optional.empty();

  RingView() {
    setName("enrol.ring");
    setPreferredSize(UIScale.scale(new Dimension(SIZE, SIZE)));
    setMinimumSize(UIScale.scale(new Dimension(SIZE / 2, SIZE / 2)));
  }

  void begin() {
    picture = Optional.empty();
    progress = Optional.empty();
    zoom.reset();
    repaint();
  }

  void show(Picture newest) {
    picture = Optional.of(newest.image());
    zoom.advance(newest.image().getWidth(), newest.image().getHeight());
    repaint();
  }

  void show(EnrolProgress newest) {
    progress = Optional.of(newest);
    zoom.follow(newest);
    repaint();
  }

  /** How many ticks have their colour. */
  int filled() {
    return ticks(this::isTaken);
  }

  /** How many ticks are as long as they get. */
  int grown() {
    return ticks(this::isConfirmed);
  }

  private static int ticks(IntPredicate ofView) {
    return (int) IntStream.range(0, TICKS).map(tick -> quarter(angle(tick))).filter(ofView).count();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double size = Math.min(getWidth(), getHeight());
    g.translate(getWidth() / 2.0, getHeight() / 2.0);
    paintPicture(g, size);
    paintTicks(g, size);
    g.dispose();
  }

  private void paintPicture(Graphics2D g, double size) {
    double radius = PICTURE * size;
    Shape circle = new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    g.setColor(Look.colour("Kao.sidebar"));
    g.fill(circle);
    picture.ifPresent(
        image -> {
          Graphics2D clipped = (Graphics2D) g.create();
          clipped.clip(circle);
          zoom.paint(clipped, image, radius);
          clipped.dispose();
          // The clip's edge is not smooth; a line over it is.
          g.setStroke(new BasicStroke((float) (0.006 * size)));
          g.setColor(Look.colour("Panel.background"));
          g.draw(circle);
        });
  }

  private void paintTicks(Graphics2D g, double size) {
    g.setStroke(
        new BasicStroke((float) (0.008 * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < TICKS; i++) {
      double angle = angle(i);
      int view = quarter(angle);
      double turned = turnTowards(angle, view);
      g.setColor(
          isTaken(view) || turned > 0
              ? mix(
                  Look.colour("Kao.cardBorder"),
                  Look.colour(Look.ACCENT),
                  isTaken(view) ? 1 : turned)
              : Look.colour(isWanted(view) ? Look.MUTED : "Kao.cardBorder"));
      double grown = isConfirmed(view) ? 1 : turned;
      double length = (TICK + grown * (LONG_TICK - TICK)) * size;
      double outer = RING * size;
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      g.draw(new Line2D.Double(x * (outer - length), y * (outer - length), x * outer, y * outer));
    }
  }

  /** Clockwise from the right, as y grows downwards. */
  private static double angle(int tick) {
    return 2 * Math.PI * (tick + 0.5) / TICKS;
  }

  /** Whose quarter an angle is in: one of EnrolProgress's bits. */
  private static int quarter(double angle) {
    double x = Math.cos(angle);
    double y = Math.sin(angle);
    if (Math.abs(x) >= Math.abs(y)) {
      return x < 0 ? EnrolProgress.LEFT : EnrolProgress.RIGHT;
    }
    return y < 0 ? EnrolProgress.UP : EnrolProgress.DOWN;
  }

  private boolean isTaken(int view) {
    return has(view);
  }

  private boolean isConfirmed(int view) {
    return has(view << EnrolProgress.CONFIRMED_SHIFT);
  }

  private boolean has(int bit) {
    return progress.map(p -> (p.views() & bit) != 0).orElse(false);
  }

  private boolean isSecondRound() {
    return progress.map(p -> (p.views() & EnrolProgress.ALL) == EnrolProgress.ALL).orElse(false);
  }

  private boolean isWanted(int view) {
    return progress.flatMap(p -> View.named(p.nextPose())).map(v -> v.bit() == view).orElse(false);
  }

  /** From 0 to 1: how near the head is to this tick. */
  private double turnTowards(double angle, int view) {
    boolean done = isSecondRound() ? isConfirmed(view) : isTaken(view);
    if (progress.isEmpty() || Double.isNaN(progress.get().yawDegrees()) || done) {
      return 0;
    }
    double yaw = progress.get().yawDegrees();
    double pitch = progress.get().pitchDegrees();
    double along = yaw * Math.cos(angle) + pitch * Math.sin(angle);
    double across = Math.abs(-yaw * Math.sin(angle) + pitch * Math.cos(angle));
    double near = along / FULL_TURN - across / FULL_TURN;
    return Math.max(0, Math.min(MOST_BEFORE_TAKEN, near));
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
