package org.kaologin.admin;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;
import javax.swing.JComponent;
import javax.swing.JFrame;
import org.assertj.swing.edt.GuiActionRunner;

/** What pictures cost the thread that also answers the mouse and the keys. */
public final class EventThread {
  /**
   * The share that leaves it free to answer; pictures take less than half of it on a free machine.
   */
  public static final double MOST = 0.8;

  private static final int PICTURES = 60;
  private static final double NANOS_PER_PICTURE = 1e9 / 30;

  /** The first are painted by code that never ran before. */
  private static final int FIRST = 20;

  private EventThread() {}

  /**
   * The share of its time that is spent on thirty pictures a second. What counts is time on a
   * processor: others may have it meanwhile.
   *
   * @param shown where they are painted
   * @param size of a side, in pixels
   * @param show makes it paint the picture of this number
   */
  public static double share(JComponent shown, int size, IntConsumer show) {
    JFrame frame =
        GuiActionRunner.execute(
            () -> {
              JFrame made = new JFrame();
              made.add(shown);
              made.setSize(size, size);
              made.setVisible(true);
              return made;
            });
    try {
      paint(shown, FIRST, show);
      return paint(shown, PICTURES, show) / (PICTURES * NANOS_PER_PICTURE);
    } finally {
      GuiActionRunner.execute(frame::dispose);
    }
  }

  /** In nanoseconds. */
  private static long paint(JComponent shown, int pictures, IntConsumer show) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (int i = 0; i < pictures; i++) {
      int picture = i;
      nanos +=
          GuiActionRunner.execute(
              () -> {
                long before = threads.getCurrentThreadCpuTime();
                show.accept(picture);
                shown.paintImmediately(0, 0, shown.getWidth(), shown.getHeight());
                return threads.getCurrentThreadCpuTime() - before;
              });
    }
    return nanos;
  }
}
