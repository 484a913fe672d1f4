package org.kaologin.admin.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.EventThread;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.look.Look;
import org.kaologin.protocol.Reply.EnrolProgress;
import org.kaologin.protocol.Reply.Preview;

class RingViewTest {
  private static final int SIZE = 400;
  private static final int NEAR_THE_EDGE = 8;

  private RingView ring;

  @BeforeEach
  void make() {
    ring =
        GuiActionRunner.execute(
            () -> {
              Look.install(new Desktop(true, Optional.empty()));
              RingView view = new RingView();
              view.setSize(SIZE, SIZE);
              return view;
            });
  }

  private static EnrolProgress progress(int views, double yaw, double pitch) {
    return new EnrolProgress(4, 8, "left", List.of(), views, yaw, pitch, 0, 0, 0, 0);
  }

  private BufferedImage after(EnrolProgress progress) {
    return GuiActionRunner.execute(
        () -> {
          ring.show(progress);
          BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
          Graphics2D g = image.createGraphics();
          ring.paint(g);
          g.dispose();
          return image;
        });
  }

  @Test
  void eachSideTakenFillsItsQuarter() {
    int all = EnrolProgress.LEFT | EnrolProgress.RIGHT | EnrolProgress.UP | EnrolProgress.DOWN;
    int[] views = {
      0, EnrolProgress.STRAIGHT, EnrolProgress.LEFT, EnrolProgress.UP | EnrolProgress.DOWN, all
    };
    int[] filled = {0, 0, 18, 36, 72};
    for (int i = 0; i < views.length; i++) {
      after(progress(views[i], Double.NaN, Double.NaN));
      assertEquals(filled[i], ring.filled(), "views " + views[i]);
    }
  }

  @Test
  void inTheSecondRoundTheTicksGrow() {
    int left = EnrolProgress.LEFT << EnrolProgress.CONFIRMED_SHIFT;
    BufferedImage before = after(progress(EnrolProgress.ALL, Double.NaN, Double.NaN));
    assertEquals(72, ring.filled());
    assertEquals(0, ring.grown());
    BufferedImage confirmed = after(progress(EnrolProgress.ALL | left, Double.NaN, Double.NaN));
    assertEquals(72, ring.filled());
    assertEquals(18, ring.grown());

    int inside = (int) ((0.5 - 0.445) * SIZE); // where only a long tick is
    assertNotEquals(column(before, inside), column(confirmed, inside));
    assertEquals(column(before, SIZE - inside), column(confirmed, SIZE - inside));
  }

  /** The picture is a mirror's: the person's left is at the left. */
  @Test
  void aTurnLightsTheTicksThatItTurnsTo() {
    BufferedImage still = after(progress(0, 0, 0));
    BufferedImage toTheLeft = after(progress(0, -8, 0));
    BufferedImage upwards = after(progress(0, 0, -8));

    assertNotEquals(column(still, NEAR_THE_EDGE), column(toTheLeft, NEAR_THE_EDGE));
    assertEquals(column(still, SIZE - NEAR_THE_EDGE), column(toTheLeft, SIZE - NEAR_THE_EDGE));
    assertEquals(column(still, NEAR_THE_EDGE), column(upwards, NEAR_THE_EDGE));
  }

  @Test
  void itCanSayWhatItShows() {
    GuiActionRunner.execute(() -> ring.getAccessibleContext().setAccessibleName("Look up"));

    assertEquals(
        "Look up", GuiActionRunner.execute(() -> ring.getAccessibleContext().getAccessibleName()));
  }

  private static List<Integer> column(BufferedImage image, int x) {
    return java.util.stream.IntStream.range(0, SIZE).map(y -> image.getRGB(x, y)).boxed().toList();
  }

  @Test
  void thirtyPicturesASecondLeaveTheWindowFree() {
    int[] turns = {0};
    double share =
        EventThread.share(
            ring,
            2 * SIZE,
            picture -> {
              ring.show(
                  new Picture(
                      Preview.INFRARED, new BufferedImage(512, 424, BufferedImage.TYPE_BYTE_GRAY)));
              ring.show(progress(EnrolProgress.STRAIGHT, turns[0]++ % 10, 0));
            });
    assertTrue(share > 0 && share < EventThread.MOST, share + " of its time");
  }
}
