package org.kaologin.biometrics.head;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.image.Point;
import org.kaologin.biometrics.image.Similarity;

class FrontalViewTest {
  private static final int SIDE = 192;
  private static final double PADDING = 0.4;

  @Test
  void whatLiesInTheAlignedFaceIsFoundInThePicture() throws Exception {
    Look look = Look.read();
    MeanFace mean = MeanFaces.built();
    HeadSurface head = HeadSurface.measure(look.frame(), look.landmarks(), mean).orElseThrow();
    FrontalView view = new FrontalView(mean, head.pose(), look.frame().calibration().depth());
    Landmarks front =
        new Landmarks(mean.marks().stream().map(mark -> new Point(mark[0], mark[1])).toList());
    Similarity toSquare = front.toChip(SIDE, PADDING);

    List<Point> found =
        view.inPicture(front.points().stream().map(toSquare::apply).toList(), SIDE, PADDING);

    // The marks are the model's own; its surface on the grid is within a few millimetres of them.
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double apart = found.get(i).distance(view.landmarks().points().get(i));
      assertEquals(0, apart, 2, "landmark " + i);
    }
  }
}
