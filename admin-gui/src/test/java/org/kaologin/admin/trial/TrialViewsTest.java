package org.kaologin.admin.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BorderLayout;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.JPanel;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.EventThread;
import org.kaologin.admin.agent.Picture;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.Preview;
import org.kaologin.protocol.Reply.TryFrame;

class TrialViewsTest {
  private static final int SIZE = 800;
  private static final int MESH_POINTS = 468;

  @Test
  void thirtyPicturesAndScoresASecondLeaveTheWindowFree() {
    Texts texts = Texts.of(Locale.ENGLISH);
    List<TryFrame.Point> mesh =
        IntStream.range(0, MESH_POINTS)
            .mapToObj(i -> new TryFrame.Point(200 + 4 * (i % 25), 150 + 5 * (i / 25)))
            .toList();
    JPanel both = GuiActionRunner.execute(() -> new JPanel(new BorderLayout()));
    SightView sight =
        GuiActionRunner.execute(
            () -> {
              Look.install(new Desktop(true, Optional.empty()));
              return new SightView(texts);
            });
    EvidencePlot plot = GuiActionRunner.execute(() -> new EvidencePlot(texts));
    GuiActionRunner.execute(
        () -> {
          both.add(sight, BorderLayout.CENTER);
          both.add(plot, BorderLayout.SOUTH);
        });
    double share =
        EventThread.share(
            both,
            SIZE,
            picture -> {
              sight.show(
                  new Picture(
                          Preview.INFRARED,
                          new BufferedImage(512, 424, BufferedImage.TYPE_BYTE_GRAY))
                      .image());
              sight.show(new TryFrame(picture, 200, 150, 100, 100, List.of(), mesh));
              plot.add(picture % 20);
            });
    assertTrue(share > 0 && share < EventThread.MOST, share + " of its time");
  }
}
