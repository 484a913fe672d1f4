package org.kaologin.biometrics.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.image.Point;

class HeadSurfaceTest {
  /** Cells at a fold may fall to one surface here and to the other there. */
  private static final int DIFFERENT_CELLS = HeadGrid.CELLS / 200;

  @Test
  void isWhatTheTrainingMadeOfTheSameLook() throws Exception {
    Look look = Look.read();
    HeadSurface head = measure(look.frame(), look.landmarks()).orElseThrow();
    int different = 0;
    for (int cell = 0; cell < HeadGrid.CELLS; cell++) {
      boolean same =
          Float.isNaN(look.outstanding()[cell])
              ? Float.isNaN(head.outstanding(cell))
              : Math.abs(look.outstanding()[cell] - head.outstanding(cell)) < 0.05
                  && Math.abs(look.light()[cell] - head.light(cell)) < 20;
      different += same ? 0 : 1;
    }
    assertTrue(different <= DIFFERENT_CELLS, different + " cells differ");
  }

  @Test
  void hardlyDependsOnTheLandmarks() throws Exception {
    Look look = Look.read();
    HeadSurface head = measure(look.frame(), look.landmarks()).orElseThrow();
    List<Point> moved = new ArrayList<>();
    for (Point point : look.landmarks().points()) {
      moved.add(new Point(point.x() + (moved.size() % 2 == 0 ? 3 : -2), point.y() + 2));
    }
    HeadSurface other = measure(look.frame(), new Landmarks(moved)).orElseThrow();
    double squares = 0;
    int seen = 0;
    for (int cell = 0; cell < HeadGrid.CELLS; cell++) {
      if (head.isSeen(cell) && other.isSeen(cell)) {
        squares += Math.pow(head.outstanding(cell) - other.outstanding(cell), 2);
        seen++;
      }
    }
    assertTrue(seen > 2000, seen + " cells");
    assertEquals(0, Math.sqrt(squares / seen), 0.5, "mm");
  }

  @Test
  void isNothingWithoutDepth() throws Exception {
    Look look = Look.read();
    Frame seen = look.frame();
    int width = seen.depth().width();
    int height = seen.depth().height();
    Frame blind =
        new Frame(
            1,
            0,
            seen.infrared(),
            new DepthImage(width, height, new float[width * height]),
            Optional.empty(),
            seen.calibration());
    assertEquals(Optional.empty(), measure(blind, look.landmarks()));
  }

  @Test
  void isNothingWhereLandmarksSpanNothing() throws Exception {
    Look look = Look.read();
    Landmarks point = new Landmarks(java.util.Collections.nCopies(5, new Point(50, 50)));
    assertEquals(Optional.empty(), measure(look.frame(), point));
  }

  @Test
  void landmarksBeyondThePictureAreNoFault() throws Exception {
    Look look = Look.read();
    List<Point> outside =
        look.landmarks().points().stream().map(p -> new Point(p.x() - 500, p.y() + 900)).toList();
    assertEquals(Optional.empty(), measure(look.frame(), new Landmarks(outside)));
  }

  @Test
  void aMeanFaceOfAnotherSizeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> MeanFace.read(ByteBuffer.allocate(4 * 4096)));
  }

  private static Optional<HeadSurface> measure(Frame frame, Landmarks landmarks) throws Exception {
    return HeadSurface.measure(frame, landmarks, MeanFaces.built());
  }
}
